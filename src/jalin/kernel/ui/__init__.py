"""How every page looks, reads and behaves: frames, parts, form renderer, icons, fonts, error pages.

Terms: a *frame* is a template that pages extend (`ui/public.html`, `ui/desk.html`, `ui/plain.html`); a
*part* is a template tag that draws one thing (`{% state_tag %}`, `{% woven_timeline %}`). The app has
no models and knows no domain: parts take dicts, lists and strings. README.md beside this file lists
every frame, block and tag. Others call: `forms.FormRenderer`, `forms.FileDrop`, `forms.DayField`,
`views.styleguide`.
"""
