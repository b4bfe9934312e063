"""Networks of sigmoids in NumPy alone, for the findings of notebooks 08 and 11.

Nothing of `helpers` is used: neither its layers nor its gradients nor its random draws.
"""

from itertools import pairwise

import numpy as np
from stored import pictures


def sigmoid(h):
    return 1 / (1 + np.exp(-np.clip(h, -60, 60)))


class Network:
    """Hidden layers with a normalization `before` or `after` the activation, or none.

    A normalization may lack the ``"division"`` or the ``"subtraction"``.
    """

    def __init__(self, rng, depth=3, place=None, width=1.0, lacking=""):
        sizes = [784, *[100] * depth, 10]
        pairs = list(pairwise(sizes))
        spread = [np.sqrt(2 / (a + b)) for a, b in pairs]
        self.w = [
            width * s * rng.normal(size=p) for s, p in zip(spread, pairs, strict=True)
        ]
        self.b = [np.zeros(size) for size in sizes[1:]]
        self.gamma = [np.ones(100) for _ in range(depth)]
        self.beta = [np.zeros(100) for _ in range(depth)]
        self.place, self.lacking = place, lacking

    def normalize(self, h, i):
        mean, std = h.mean(axis=0), np.sqrt(h.var(axis=0) + 1e-5)
        shifted = h if self.lacking == "subtraction" else h - mean
        x_hat = shifted if self.lacking == "division" else shifted / std
        return self.gamma[i] * x_hat + self.beta[i], (h - mean, std, x_hat)

    def normalize_backward(self, dy, i, kept):
        centred, std, x_hat = kept
        grads = (dy * x_hat).sum(axis=0), dy.sum(axis=0)
        d = dy * self.gamma[i]
        if self.lacking != "division":
            # From the definition: d x_hat / d x, written out.
            dvar = (-0.5 * d * x_hat / std**2).sum(axis=0)
            d = d / std + dvar * 2 * centred / len(d)
        if self.lacking != "subtraction":
            d = d - d.mean(axis=0)
        return d, grads

    def forward(self, x):
        """Return the scores with the statistics of `x`, and what backward needs."""
        tape = []
        for i, (w, b) in enumerate(zip(self.w[:-1], self.b, strict=False)):
            h, kept = x @ w + b, None
            if self.place == "before":
                h, kept = self.normalize(h, i)
            out = y = sigmoid(h)
            if self.place == "after":
                out, kept = self.normalize(y, i)
            tape.append((x, y, kept))
            x = out
        return x @ self.w[-1] + self.b[-1], [*tape, (x,)]

    def step(self, x, labels, rate):
        """Descend once along the gradient of the cross-entropy; return the loss."""
        scores, tape = self.forward(x)
        p = np.exp(scores - scores.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        loss = -np.log(p[np.arange(len(x)), labels] + 1e-300).mean()
        d = p.copy()
        d[np.arange(len(x)), labels] -= 1
        d /= len(x)
        moves = [(self.w[-1], tape[-1][0].T @ d), (self.b[-1], d.sum(axis=0))]
        d = d @ self.w[-1].T
        for i in reversed(range(len(self.gamma))):
            x_in, y, kept = tape[i]
            if self.place == "after":
                d, grads = self.normalize_backward(d, i, kept)
            d = d * y * (1 - y)
            if self.place == "before":
                d, grads = self.normalize_backward(d, i, kept)
            if self.place:
                moves += [(self.gamma[i], grads[0]), (self.beta[i], grads[1])]
            moves += [(self.w[i], x_in.T @ d), (self.b[i], d.sum(axis=0))]
            d = d @ self.w[i].T
        for parameter, gradient in moves:
            parameter -= rate * gradient
        return loss

    def train(self, rng, rate, steps, size=60):
        x, labels, _, _ = pictures()
        order = np.empty(0, int)
        with np.errstate(all="ignore"):
            for _ in range(steps):
                if len(order) < size:
                    order = rng.permutation(len(x))
                batch, order = order[:size], order[size:]
                self.step(x[batch], labels[batch], rate)
        return self

    def percent(self):
        """Return the accuracy; all training pictures lend their statistics."""
        x, _, x_test, labels = pictures()
        with np.errstate(all="ignore"):
            scores = self.with_statistics_of(x, x_test)
        return 100 * np.mean(scores.argmax(axis=1) == labels)

    def with_statistics_of(self, x, others):
        """Return the scores of others, normalized by the statistics of `x`."""
        for i, (w, b) in enumerate(zip(self.w[:-1], self.b, strict=False)):
            pair = [x @ w + b, others @ w + b]
            if self.place == "before":
                pair = self.normalized_alike(*pair, i)
            pair = [sigmoid(h) for h in pair]
            if self.place == "after":
                pair = self.normalized_alike(*pair, i)
            x, others = pair
        return others @ self.w[-1] + self.b[-1]

    def normalized_alike(self, h, others, i):
        mean, std = h.mean(axis=0), np.sqrt(h.var(axis=0) + 1e-5)
        mean = 0 * mean if self.lacking == "subtraction" else mean
        std = 1 + 0 * std if self.lacking == "division" else std
        return [self.gamma[i] * (v - mean) / std + self.beta[i] for v in (h, others)]

    def normalize_once(self, x):
        """Give every hidden pre-activation mean 0 and standard deviation 1."""
        for i in range(len(self.gamma)):
            h = x @ self.w[i]
            mean, std = h.mean(axis=0), h.std(axis=0)
            self.w[i], self.b[i] = self.w[i] / std, -mean / std
            x = sigmoid((h - mean) / std)
        return self
