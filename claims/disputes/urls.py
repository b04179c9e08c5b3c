"""The desk's addresses of contradictions, disputes and their parts."""

from django.urls import path

from claims.disputes.views import contradictions as links
from claims.disputes.views import disputes, findings, positions, silences

urlpatterns = [
    path("desk/contradictions/", links.contradiction_list, name="contradiction-list"),
    path("desk/contradictions/new/", links.contradiction_new, name="contradiction-new"),
    path("desk/contradictions/<int:pk>/", links.contradiction_detail, name="contradiction-detail"),
    path("desk/contradictions/<int:pk>/decide/", links.contradiction_decide, name="contradiction-decide"),
    path("desk/contradictions/<int:pk>/withdraw/", links.contradiction_withdraw, name="contradiction-withdraw"),
    path("desk/contradictions/<int:pk>/reopen/", links.contradiction_reopen, name="contradiction-reopen"),
    path("desk/disputes/", disputes.desk_dispute_list, name="desk-dispute-list"),
    path("desk/disputes/new/", disputes.desk_dispute_new, name="desk-dispute-new"),
    path("desk/disputes/<int:pk>/edit/", disputes.desk_dispute_edit, name="desk-dispute-edit"),
    path("desk/disputes/<int:pk>/positions/", positions.position_add, name="position-add"),
    path("desk/disputes/<int:pk>/claims/", positions.claim_place, name="claim-place"),
    path("desk/positions/<int:pk>/", positions.position_rename, name="position-rename"),
    path("desk/positions/<int:pk>/remove/", positions.position_remove, name="position-remove"),
    path("desk/placements/<int:pk>/move/", positions.placement_move, name="placement-move"),
    path("desk/placements/<int:pk>/remove/", positions.placement_remove, name="placement-remove"),
    path("desk/disputes/<int:pk>/findings/", findings.finding_new, name="finding-new"),
    path("desk/findings/<int:pk>/", findings.finding_edit, name="finding-edit"),
    path("desk/findings/<int:pk>/remove/", findings.finding_remove, name="finding-remove"),
    path("desk/findings/<int:pk>/readings/", findings.reading_add, name="reading-add"),
    path("desk/readings/<int:pk>/remove/", findings.reading_remove, name="reading-remove"),
    path("desk/disputes/<int:pk>/silences/", silences.silence_new, name="silence-new"),
    path("desk/silences/<int:pk>/", silences.silence_edit, name="silence-edit"),
    path("desk/silences/<int:pk>/remove/", silences.silence_remove, name="silence-remove"),
    path("desk/actor-names/", disputes.actor_names, name="actor-names"),
]
