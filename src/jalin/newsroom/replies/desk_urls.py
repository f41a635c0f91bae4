"""The moderators' pages, under /cms/replies/."""

app_name = "replies"
urlpatterns: list = []
