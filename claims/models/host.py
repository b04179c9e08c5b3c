"""Host: whose turn it is at a machine of the web. RobotsFile: what one origin says of robots, as read last.

Both are notes of the program for itself, which all workers on all machines share: to be polite together, and to ask
each robots.txt once a day and not once an article. Nothing in them is evidence; losing them costs a question.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Host(models.Model):
    """`taken_until`: nobody else asks this host before. `holder`: who took the turn, so that only they give it back.

    A turn that nobody gives back, because a worker was killed, ends by itself.
    """

    name = models.CharField(_("host"), max_length=253, primary_key=True)
    taken_until = models.DateTimeField()
    holder = models.UUIDField(null=True)

    class Meta:
        verbose_name = _("host")
        verbose_name_plural = _("hosts")

    def __str__(self) -> str:
        return self.name


class RobotsFile(models.Model):
    """`text` is empty and `http_status` null where it could not be read."""

    origin = models.CharField(_("origin"), max_length=300, primary_key=True)
    http_status = models.PositiveSmallIntegerField(null=True)
    text = models.TextField(blank=True)
    read_at = models.DateTimeField()

    class Meta:
        verbose_name = _("robots.txt")
        verbose_name_plural = _("robots.txt files")

    def __str__(self) -> str:
        return self.origin
