"""Staff pages of the chain (desk:chain …), mounted under /desk/."""

from django.urls import path

from jalin.kernel.lists.urls import list_addresses

from .dispositions import views as chain
from .dispositions.lists import FILES

urlpatterns = [
    *list_addresses(FILES, "chain/"),
    path("chain/offices/", chain.rungs, name="rungs"),
    path("chain/offices/new/", chain.rung_new, name="rung_new"),
    path("chain/offices/<int:pk>/edit/", chain.rung_edit, name="rung_edit"),
    path("chain/offices/<int:pk>/end/", chain.rung_end, name="rung_end"),
    path("cases/<int:pk>/chain/<str:kind>/", chain.write, name="chain_write"),
    path("cases/<int:pk>/chain/<int:disposition>/withdraw/", chain.withdraw, name="chain_withdraw"),
]
