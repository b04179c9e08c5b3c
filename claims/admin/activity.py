"""The record of who did what: to read."""

from django.contrib import admin

from claims.admin.recorded import ReadOnlyAdmin
from claims.models import Activity


@admin.register(Activity)
class ActivityAdmin(ReadOnlyAdmin):
    list_display = ("number", "at", "by", "verb", "target_type", "target_id", "reason")
    list_filter = ("verb", "target_type")
    list_select_related = ("by",)
    search_fields = ("verb", "reason")
    ordering = ("-number",)
    show_full_result_count = False
