"""`manage.py verify_activity`: prove that the record of who did what is whole, or name its first broken link.

It prints the chain's head. Keep that somewhere else: `--head HASH` later proves that the chain still contains
it, which finds rows cut off at the end, the one thing a chain cannot show by itself.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from claims.models import Activity


class Command(BaseCommand):
    help = "Verify the chain of activities; name the first broken link."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--head", metavar="HASH", help="a head noted earlier, which must still be in the chain")

    def handle(self, *args: Any, head: str | None = None, **options: Any) -> None:
        broken = next(Activity.objects.broken(), None)
        if broken:
            raise CommandError(
                f"Broken at activity {broken.number} ({broken.verb} {broken.target_type} {broken.target_id}, "
                f"{broken.at.isoformat()}): it, or the activity before it, is not what was recorded."
            )
        if head and not Activity.objects.filter(hash=head).exists():
            raise CommandError(f"The chain holds, but {head} is not in it: activities after it were cut off.")
        last = Activity.objects.last()
        if last is None:
            self.stdout.write("The chain is empty: nothing has been recorded yet.")
        else:
            self.stdout.write(f"The chain holds: {last.number} activities, head {last.hash}.")
