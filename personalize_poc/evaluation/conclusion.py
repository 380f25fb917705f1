"""What a comparison says, in sentences that its intervals carry."""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc import beside_popularity
from personalize_poc.evaluation import metrics
from personalize_poc.evaluation.comparison import Comparison, Row, Warned, called
from personalize_poc.language import N_, _

NEW, REPEATS, UNCLEAR, NOTHING, UNKNOWN = (
    N_("gains on new items"),
    N_("repeats only"),
    N_("not distinguishable from both baselines"),
    N_("behind a baseline"),
    N_("not known"),
)

_LOST = "repeats only, and behind on new items"
"""A sentence of its own among `REPEATS`, which says that new items tell nothing."""


def verdict(row: Row) -> str:
    """What a recipe has shown, by the whole of its intervals.

    `gains on new items`: on new items it is ahead of popularity. `repeats only`: it is ahead of
    popularity as long as repeats count, and no more without them. Otherwise it is not
    distinguishable from the better baseline, or behind it.
    """
    if not (row.over_popularity.has_interval and row.over_new.has_interval):
        return UNKNOWN
    if row.over_new.above_zero:
        return NEW
    if row.over_popularity.above_zero:
        return REPEATS
    behind = (row.over_popularity, row.over_again, row.over_new)
    return NOTHING if any(lead.below_zero for lead in behind) else UNCLEAR


def leaders(comparison: Comparison, *, new: bool) -> list[str]:
    """The recipes that nobody is ahead of, by the whole interval of the difference.

    new: on new items, or else with repeats. One name: that recipe is ahead of every other.
    """
    beaten = set()
    for pair in comparison.pairs:
        found = pair.new if new else pair.everything
        if found.above_zero:
            beaten.add(pair.other)
        elif found.below_zero:
            beaten.add(pair.one)
    return [name for name in _paired(comparison) if name not in beaten]


def _paired(comparison: Comparison) -> list[str]:
    compared = {name for pair in comparison.pairs for name in (pair.one, pair.other)}
    return [row.name for row in comparison.recipes if row.name in compared]


def sentences(comparison: Comparison) -> list[str]:
    """The conclusion of a comparison, the most important first."""
    if comparison.own or not any(row.over_new.has_interval for row in comparison.recipes):
        return _means_alone(comparison)
    said = [_baselines(comparison), *_top(comparison), *_verdicts(comparison)]
    said += _against(comparison.warned)
    if comparison.pairs:
        said += [_ahead(comparison, new=False), _ahead(comparison, new=True)]
    if comparison.alone:
        said.append(
            _(
                "Of {names} only the mean is known: it was trained by an earlier version of the "
                "stand-in. Train it again to compare it."
            ).format(names=_names(comparison.alone))
        )
    return said


def _baselines(comparison: Comparison) -> str:
    popular, again = comparison.baselines
    label = metrics.label(comparison.metric)
    lead = again.over_popularity
    text = _(
        "Without any model, popularity reaches {label} {mean:.3f}, and showing people "
        "again what they did last {again:.3f}"
    ).format(label=label, mean=popular.everything.mean, again=again.everything.mean)
    if lead.above_zero:
        return _("{text}: repeats alone are worth {lead}.").format(text=text, lead=lead.text("+"))
    return _("{text}: in this data repeats are worth nothing that can be told from chance.").format(
        text=text
    )


def _top(comparison: Comparison) -> list[str]:
    """What the recipe with the highest mean adds to each baseline."""
    known = [row for row in comparison.recipes if row.over_new.has_interval]
    if not known:
        return []
    row = known[0]
    return [
        _(
            "{name} has the highest mean, {mean}. That is {over_popularity} over popularity and "
            "{over_again} over “what they did last, again”. On new items it has {new}, and its "
            "lead is {over_new}: {says}."
        ).format(
            name=row.name,
            mean=row.everything.text(),
            over_popularity=row.over_popularity.text("+"),
            over_again=row.over_again.text("+"),
            new=row.new.text(),
            over_new=row.over_new.text("+"),
            says=_says(row.over_new.verdict),
        )
    ]


def _says(verdict_of_lead: str) -> str:
    return {
        "ahead": _("a gain that repeats do not explain"),
        "behind": _("less than popularity has"),
    }.get(verdict_of_lead, _("not distinguishable from popularity"))


def _verdicts(comparison: Comparison) -> list[str]:
    found: dict[str, list[Row]] = {}
    for row in comparison.recipes:
        says = verdict(row)
        lost = says == REPEATS and row.over_new.below_zero
        found.setdefault(_LOST if lost else says, []).append(row)
    texts = {
        NEW: N_("On new items ahead of popularity: {names}."),
        REPEATS: N_(
            "Ahead of popularity with repeats; on new items alone the lead is not "
            "distinguishable from chance: {names}."
        ),
        _LOST: N_("Ahead of popularity with repeats, and behind it on new items: {names}."),
        UNCLEAR: N_("Not distinguishable from the baselines: {names}."),
        NOTHING: N_("Behind a baseline, and ahead of none on new items: {names}."),
    }
    told = {name: _behind if name == NOTHING else _leads for name in texts}
    said = [
        _(text).format(names=told[name](found[name]))
        for name, text in texts.items()
        if name in found
    ]
    behind = [row.name for row in comparison.recipes if not row.over_again.above_zero]
    behind = [name for name in behind if name not in comparison.alone]
    if behind:
        said.append(
            _(
                "With repeats no better than showing again what people did last, as far as these "
                "test users tell: {names}."
            ).format(names=_names(behind))
        )
    return said


def _against(warned: Sequence[Warned]) -> list[str]:
    """What the stand-in says against recipes, of all that it says the same of in one sentence."""
    found: dict[tuple[str, str, int], list[Warned]] = {}
    for one in warned:
        if beside_popularity.is_known(one.says):
            found.setdefault((one.says, one.advice, one.users), []).append(one)
    said = []
    for (says, advice, users), those in found.items():
        names = ", ".join(f"{one.name} {one.lead.text('+')}" for one in those)
        stands = beside_popularity.stands(says, users)
        said.append(f"{stands}: {names}. {beside_popularity.advice(advice)}".rstrip())
    return said


def _leads(rows: Sequence[Row]) -> str:
    return ", ".join(f"{row.name} {row.over_new.text('+')}" for row in rows)


def _behind(rows: Sequence[Row]) -> str:
    """Recipes with each lead that is one of another: the figure that says what they are behind."""
    said = []
    for row in rows:
        leads = (
            (row.over_popularity, N_("{lead} over popularity")),
            (row.over_again, N_("{lead} over “what they did last, again”")),
            (row.over_new, N_("{lead} over popularity on new items")),
        )
        behind = [_(text).format(lead=it.text("+")) for it, text in leads if it.below_zero]
        said.append(f"{row.name} {_(' and ').join(behind)}")
    return ", ".join(said)


def _ahead(comparison: Comparison, *, new: bool) -> str:
    where = _("On new items") if new else _("With repeats")
    users = comparison.users_with_new if new else comparison.users
    first = leaders(comparison, new=new)
    if len(first) == 1:
        said = _(
            "{where} {name} is ahead of every other recipe, on the same {users:,} users."
        ).format(where=where, name=first[0], users=users)
        if _beats_popularity(comparison, first[0], new=new):
            return said
        return " ".join((said, _("It is not ahead of popularity itself.")))
    if len(first) in (0, len(_paired(comparison))):
        return _("{where} no recipe can be told from another with {users:,} test users.").format(
            where=where, users=users
        )
    return _("{where} no recipe is ahead of {names}, and these cannot all be told apart.").format(
        where=where, names=_names(first)
    )


def _beats_popularity(comparison: Comparison, name: str, *, new: bool) -> bool:
    (row,) = [row for row in comparison.recipes if row.name == name]
    return (row.over_new if new else row.over_popularity).above_zero


def _names(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + (_(" and ") if len(names) > 1 else "") + names[-1]


def _means_alone(comparison: Comparison) -> list[str]:
    label = metrics.label(comparison.metric)
    said = [
        _("{name}: {label} {everything}, on new items {new}.").format(
            name=called(row.name),
            label=label,
            everything=row.everything.text(),
            new=row.new.text(),
        )
        for row in comparison.baselines
    ]
    if comparison.own:
        said.append(
            _(
                "These baselines were measured on {users:,} users of a hold-out of our own, the "
                "recipes on others that the service has drawn: no difference between them has an "
                "interval."
            ).format(users=comparison.users)
        )
        top = max(comparison.baselines, key=lambda row: row.everything.mean)
        above = [r.name for r in comparison.recipes if r.everything.mean > top.everything.high]
        said.append(
            _(
                "With repeats, above the whole interval of the better baseline ({name}): {names}."
            ).format(name=called(top.name), names=_names(above) if above else _("no recipe"))
        )
    said.append(
        _(
            "What the recipes add on new items is not published: only an A/B test, or a "
            "hold-out that you ask a campaign about, can tell."
        )
    )
    return said


class Conclusion:
    """The sentences as a list in a notebook."""

    def __init__(self, comparison: Comparison) -> None:
        self.sentences = sentences(comparison)

    def _repr_html_(self) -> str:
        import html

        points = "".join(f"<li>{html.escape(one)}</li>" for one in self.sentences)
        return f'<ul class="poc-conclusion">{points}</ul>'

    def __repr__(self) -> str:
        return "\n".join(f"- {one}" for one in self.sentences)
