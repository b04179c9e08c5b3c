"""manage.py export_warc: captures as one WARC file that the tools of other archives open."""

from __future__ import annotations

from pathlib import Path
from typing import Any, BinaryIO, cast

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import QuerySet

from claims.importing.archive.choose import numbered, of_dispute
from claims.importing.archive.derive import batches
from claims.importing.archive.warc import Export, LeftOut
from claims.importing.errors import BytesDamaged, BytesMissing, StorageGone
from claims.models import Capture, Dispute


class Command(BaseCommand):
    help = "Export captures as WARC, with their texts and with what is known of each."

    def add_arguments(self, parser: CommandParser) -> None:
        which = parser.add_mutually_exclusive_group(required=True)
        which.add_argument("--all", action="store_true", help="every capture")
        which.add_argument("--captures", metavar="NUMBERS", help="by their numbers: 1,5-9")
        which.add_argument("--dispute", metavar="SLUG", help="those that a dispute cites")
        parser.add_argument("-o", "--output", metavar="FILE.warc.gz", type=Path, required=True)

    def handle(self, *args: Any, output: Path, **options: Any) -> None:
        captures, about = chosen(options)
        part = output.with_name(f"{output.name}.part")  # whoever waits for the file never sees half of one
        left_out: list[LeftOut] = []
        try:
            with part.open("wb") as file:
                export = Export(cast("BinaryIO", file), name=output.name, about=about)
                for capture in batches(captures.select_related("source")):
                    try:
                        export.write(capture)
                    except (BytesMissing, BytesDamaged) as error:
                        left_out.append(LeftOut(capture.pk, str(error)))
            part.replace(output)
        except (StorageGone, OSError) as error:
            part.unlink(missing_ok=True)
            raise CommandError(f"Nothing was exported: {error}") from error
        self.stdout.write(f"{export.n} captures in {output}.")
        if left_out:
            lines = "\n".join(f"capture {one.capture}: {one.why}" for one in left_out)
            raise CommandError(f"{lines}\nLeft out, because their bytes are not whole: {len(left_out)}.")


def chosen(options: dict[str, Any]) -> tuple[QuerySet[Capture], str]:
    """Which captures, and what to call them. Errors: CommandError."""
    if options["all"]:
        return Capture.objects.all(), "all captures"
    if options["captures"]:
        try:
            return numbered(options["captures"]), f"captures {options['captures']}"
        except ValueError:
            raise CommandError(f"“{options['captures']}” are no numbers of captures: write 1,5-9.") from None
    dispute = Dispute.objects.filter(slug=options["dispute"]).first()
    if dispute is None:
        raise CommandError(f"There is no dispute “{options['dispute']}”.")
    return of_dispute(dispute), f"what the dispute “{dispute.question}” cites"
