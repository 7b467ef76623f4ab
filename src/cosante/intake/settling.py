"""After rows of a kind were kept, changed, withdrawn or taken back: what the register is told of them follows."""

from cosante.register.models import Account, IatiActivity


def settle(noun: str, by: Account | None) -> None:
    """Published activities are told anew, as documents; other rows tell nothing but themselves."""
    if noun == IatiActivity.noun:
        from cosante.intake.iati import tell_activities  # what it reads with (lxml) is not installed everywhere

        tell_activities(by)
