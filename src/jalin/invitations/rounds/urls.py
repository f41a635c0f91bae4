"""Staff pages of scores, rounds and replies (desk:rounds …), mounted under /desk/."""

from django.urls import path

from jalin.kernel.lists.urls import list_addresses

from . import reply_views, round_views, scoring_views
from .lists import ROUNDS

urlpatterns = [
    path("invitations/<int:pk>/scores/", scoring_views.scores, name="scores"),
    path("invitations/<int:pk>/scores/new/", scoring_views.assess_new, name="assess_new"),
    path("invitations/<int:pk>/scores/estimate/", scoring_views.estimate_edit, name="estimate_edit"),
    path("invitations/<int:pk>/reply/", reply_views.reply_new, name="reply_new"),
    *list_addresses(ROUNDS, "rounds/"),
    path("rounds/new/", round_views.round_new, name="decision_round_new"),
    path("rounds/<int:pk>/", round_views.decision_round, name="round"),
    path("rounds/<int:pk>/edit/", round_views.round_edit, name="round_edit"),
    path("rounds/<int:pk>/take-in/", round_views.round_take_in, name="round_take_in"),
    path("rounds/<int:pk>/entries/<int:entry>/take-out/", round_views.round_take_out, name="round_take_out"),
    path("rounds/<int:pk>/entries/<int:entry>/reply/", reply_views.round_reply, name="round_reply"),
    path("rounds/<int:pk>/bind/", round_views.round_bind, name="round_bind"),
    path("rounds/<int:pk>/bound/<int:row>/free/", round_views.round_free, name="round_free"),
    path("rounds/<int:pk>/propose/", round_views.round_propose, name="round_propose"),
    path("rounds/<int:pk>/weigh/", round_views.round_weigh, name="round_weigh"),
    path("rounds/<int:pk>/decide/", round_views.round_decide, name="round_decide"),
    path("rounds/<int:pk>/publish/", round_views.round_publish, name="round_publish"),
    path("rounds/<int:pk>/proof.json", round_views.round_proof, name="round_proof"),
    path("replies/<int:pk>/", reply_views.reply, name="reply"),
    path("replies/<int:pk>/edit/", reply_views.reply_edit, name="reply_edit"),
    path("replies/<int:pk>/send/", reply_views.reply_send, name="reply_send"),
    path("replies/<int:pk>/mail-again/", reply_views.reply_mail_again, name="reply_mail_again"),
    path("replies/<int:pk>/letter.pdf", reply_views.reply_pdf, name="reply_pdf"),
]
