"""Live figures without a browser: what a player asks for, and what it is shown."""

from helpers.figures.recording.pages import name_of


class Driven:
    """A live figure, as its player sees it."""

    def __init__(self, explorer):
        self.explorer = explorer
        self.sent = []
        explorer._look_ahead = lambda: None  # it needs a loop
        explorer.send = lambda message, *_: self.sent.append(message)

    def put(self, **values):
        """Set controls to values, at once, as a player does it."""
        stops = self.explorer._pages.grid.stops
        places = {name: stops[name].place(value) for name, value in values.items()}
        moves = {str(list(stops).index(n)): place for n, place in places.items()}
        self.explorer._on_message(None, {"moves": moves, "from": "me"}, None)

    def press(self, name):
        """Press a button of a live training."""
        self.explorer._on_message(None, {"press": name}, None)

    def reset(self):
        """Do what the button does."""
        controls = self.explorer.recording["controls"]
        known = self.explorer.recording
        below = known["below"] if "actions" in known else None  # is no setting
        moves = {str(i): c["start"] for i, c in enumerate(controls) if i != below}
        self.explorer._on_message(None, {"moves": moves, "from": "me"}, None)

    @property
    def page(self):
        known = self.explorer.recording
        return known["pages"][name_of(known["state"])]

    @property
    def facts(self):
        """What stands above the picture."""
        if "problem" in self.page:
            return self.page["problem"]
        return self.explorer.recording["facts"][self.page["columns"][0]]

    @property
    def picture(self):
        """The numbers of all parts of the picture: the same if it is the same."""
        return self.page["columns"][1:]

    @property
    def status(self):
        return self.explorer.recording["status"][0]

    def values(self):
        stops, state = self.explorer._pages.grid.stops, self.explorer._state
        return {
            name: one.values[i]
            for (name, one), i in zip(stops.items(), state, strict=True)
        }
