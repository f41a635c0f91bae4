"""What the public opens: lists, stories, archives, feeds, the sitemap."""
