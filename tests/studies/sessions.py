"""Sessions after some steps."""


def trained(session, steps):
    for _ in range(steps):
        session.step()
    return session
