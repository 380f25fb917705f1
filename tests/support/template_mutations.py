"""Ways in which the template could become wrong, from `tests/template/mutations.yaml`."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.support.template import Template

FILE = Path(__file__).parents[1] / "template" / "mutations.yaml"
_SCRIPT = ("Resources", "Lifecycle", "Properties", "OnStart", 0, "Content", "Fn::Base64", "Fn::Sub")


@dataclass(frozen=True)
class Mutation:
    """One change: at a place, or of the start script.

    Attributes:
        name: what is wrong then.
        at: the keys that lead there.
        gone: whether it is deleted.
        set: what stands there instead.
        add, drop: what comes into the list there, or is taken out.
        replace: two texts, the old and the new one in the start script.
    """

    name: str
    at: list[str | int] = field(default_factory=lambda: list(_SCRIPT))
    gone: bool = False
    set: Any = None
    add: Any = None
    drop: Any = None
    replace: tuple[str, str] | None = None

    def apply(self, template: Template) -> Template:
        """A changed copy of a template."""
        changed = copy.deepcopy(template)
        place: Any = changed
        for key in self.at[:-1]:
            place = place[key]
        last: Any = self.at[-1]
        if self.gone:
            del place[last]
        else:
            place[last] = self._instead(place, last)
        return changed

    def _instead(self, place: Any, last: Any) -> Any:
        if self.replace is not None:
            old, new = self.replace
            assert old in place[last], old
            return place[last].replace(old, new)
        if self.add is not None:
            return [*place[last], self.add]
        if self.drop is not None:
            assert self.drop in place[last]
            return [one for one in place[last] if one != self.drop]
        return self.set


MUTATIONS = [Mutation(**one) for one in yaml.safe_load(FILE.read_text(encoding="utf-8"))]
