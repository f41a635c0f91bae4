"""The same invitation twice: by letter and by form, from the city and from the embassy, in Japanese and in English.

Terms. A *sketch* is what two invitations are compared by. A *likeness* is a pair with its score and reasons; a person judges
it: merged (which can be undone) or two invitations. `comparing` is pure; `finding` reads candidates and runs in a worker.
"""
