"""What can be set in the sequence model."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Settings:
    """Shape of the network and course of the training.

    The first ten come from the recipe and its documented hyperparameters. The others are starting
    values from a study on MovieLens, not tuned on validation users; steps were cut for time.

    hidden: width of the recurrent state. bptt: events through which a gradient flows back.
    recency: whether later events weigh more in the loss. hierarchical: a second recurrent level
    over sessions. metadata: whether items are described by their metadata besides their id, and
    the metadata of users and the context of events are learned from.
    ridge: whether item-to-item regression orders unseen items. repeats: whether what the user had
    before is moved by how often and how long ago it was. rules: whether what followed the latest
    items is mixed in. content: whether metadata orders unseen items, if there is any. lately:
    whether what is in demand at the moment of asking orders them.

    id_dropout, rare_id_dropout: how often the vector of an item's id is left out, so that its
    metadata is learned from; the latter is added for the rarest items.

    steps: how many updates are aimed at, within least_epochs and most_epochs; small data is read
    more often than that, until there were least_steps. patience: epochs without a better loss on
    validation users after which training ends, patient_steps the least number of updates.
    """

    hidden: int
    bptt: int = 32
    recency: bool = True
    hierarchical: bool = False
    metadata: bool = False
    ridge: bool = False
    repeats: bool = False
    rules: bool = False
    content: bool = False
    lately: bool = False
    item_width: int = 64
    window: int = 50
    batch_events: int = 1600
    negatives: int = 512
    learning_rate: float = 6e-3
    weight_decay: float = 1e-2
    dropout: float = 0.2
    id_dropout: float = 0.1
    rare_id_dropout: float = 0.4
    feature_dropout: float = 0.25
    least_epochs: int = 3
    most_epochs: int = 8
    steps: int = 500
    least_steps: int = 200
    patience: int = 3
    patient_steps: int = 60

    def of_network(self) -> Settings:
        """These settings less what acts on top of the network."""
        return replace(self, ridge=False, repeats=False, rules=False, content=False, lately=False)

    def compiled(self) -> Settings:
        """These settings less those that the compiled step does not depend on."""
        return replace(
            self.of_network(),
            recency=True,
            metadata=False,
            learning_rate=0.0,
            least_epochs=0,
            most_epochs=0,
            steps=0,
            least_steps=0,
            patience=0,
            patient_steps=0,
        )


SERVED_EVENTS = 100
"""Newest events of a history that an answer is computed from, or a few more (see `steps`)."""

SESSION_GAP = 2048
"""Seconds without an event after which a new session begins; a power of two, as gap classes are."""
