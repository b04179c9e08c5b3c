"""`python -m tests.journeys.captured_again`: in the demonstration, one source is captured again, and one is a copy.

In a process of its own, because where a browser runs, Django refuses to touch a database.
"""

import os

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tracker.settings"
    django.setup()

    from django.core.management import call_command
    from django.db.models import Count

    from claims.importing.versions.tasks import compare
    from claims.models import Capture
    from tests.factories import CaptureFactory, SourceFactory

    old = Capture.objects.annotate(n=Count("passages")).order_by("-n").first()
    said = [passage.exact for passage in old.passages.filter(role="content").order_by("start")]
    reworded = old.text.replace(said[0], said[0][: len(said[0]) * 2 // 3] + " in other words")
    text = "Correction: an earlier version of this article gave another date.\n\n" + reworded.replace(said[-1], "…")
    compare(CaptureFactory(source=old.source, text=text).pk)
    CaptureFactory(source=SourceFactory(title="The same story, elsewhere"), text=old.text + "\n\n(AP)")
    call_command("find_copies")
