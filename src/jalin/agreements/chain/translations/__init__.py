"""The queue of translations: what is asked for, due after so many working days of the city, taken, done."""
