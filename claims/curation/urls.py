"""The desk's addresses that belong to curation."""

from django.urls import path

from claims.curation.review import views as review
from claims.curation.views import attributions, records, workbench

urlpatterns = [
    path("desk/", workbench.desk, name="desk"),
    path("desk/captures/", workbench.capture_list, name="capture-list"),
    path("desk/captures/<int:pk>/", workbench.capture_detail, name="capture-detail"),
    path("desk/sources/<int:pk>/", workbench.desk_source, name="desk-source"),
    path("desk/captures/<int:capture_id>/mark/", attributions.attribution_mark, name="attribution-mark"),
    path("desk/attributions/<int:pk>/", attributions.attribution_edit, name="attribution-edit"),
    path("desk/attributions/<int:pk>/decide/", attributions.attribution_decide, name="attribution-decide"),
    path("desk/attributions/<int:pk>/review/", review.attribution_review, name="attribution-review"),
    path("desk/captures/<int:pk>/undo/", review.review_undo, name="review-undo"),
    path("desk/captures/<int:pk>/accept-many/", review.review_accept_many, name="review-accept-many"),
    path("desk/notes/<str:on>/<int:pk>/", records.note_add, name="note-add"),
    path("desk/notes/<int:pk>/", records.note_edit, name="note-edit"),
    path("desk/notes/<int:pk>/remove/", records.note_remove, name="note-remove"),
    path("desk/claims/", records.claim_list, name="desk-claim-list"),
    path("desk/claims/<int:pk>/", records.claim_detail, name="desk-claim-detail"),
    path("desk/claims/<int:pk>/cite/", records.claim_cite, name="claim-cite"),
    path("desk/actors/", records.actor_list, name="desk-actor-list"),
    path("desk/actors/<slug:slug>/", records.actor_detail, name="desk-actor-detail"),
    path("desk/actors/<slug:slug>/names/", records.actor_name_add, name="actor-name-add"),
    path("desk/actors/<slug:slug>/offices/", records.actor_office_add, name="actor-office-add"),
]
