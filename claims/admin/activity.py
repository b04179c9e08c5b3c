"""The record of who did what: to read."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from claims.admin.recorded import ReadOnlyAdmin
from claims.curation.history import VERBS
from claims.models import Activity
from claims.models.activity import PROGRAM


@admin.register(Activity)
class ActivityAdmin(ReadOnlyAdmin):
    list_display = ("number", "at", "by", "what", "on", "reason")
    list_filter = ("verb", "target_type")
    list_select_related = ("by",)
    search_fields = ("verb", "reason")
    ordering = ("-number",)
    show_full_result_count = False

    @admin.display(description=_("what"), ordering="verb")
    def what(self, activity: Activity) -> str:
        """The verb in words, where somebody has put it into words."""
        return str(VERBS.get(activity.verb, activity.verb))

    @admin.display(description=_("to what"))
    def on(self, activity: Activity) -> str:
        """The row, by its kind and number; of what was done to the program, from what to what."""
        if activity.target_type == PROGRAM:
            return " → ".join(filter(None, (activity.data.get("from"), activity.data.get("to"))))
        return f"{activity.target_type} {activity.target_id}"
