"""What a feature registers for the personal data that it holds."""

from zope.interface import Attribute
from zope.interface import Interface


class IPersonalData(Interface):
    """One kind of personal data; a utility whose name is its key in the retention table.

    The values here are the defaults of the table, which the controller may change. A feature that
    begins to hold personal data registers one utility and nothing else.
    """

    title = Attribute("What the data are, as a message for people")
    holds = Attribute("Which facts of whom, as a message")
    ground = Attribute("Why they are processed and kept so long, as a message that names the law")
    since = Attribute("From when the days count, as a message: 'the answer', 'the event'")
    days = Attribute("How many days they are kept; None: as long as the account, without an end")
    actions = Attribute("What may be done then, of rules.ACTIONS; the first one is the default")
    labels = Attribute("{key of `of_person`: message}")

    def due(before):
        """Return the rules.Due of what is kept since the aware moment `before` or longer.

        Writes nothing: the dry run asks it, also about moments that have not come.
        """

    def apply(before, now, action):
        """Do the action with what is kept since `before` or longer; return with how many.

        Idempotent: what is done already is neither touched nor counted again. `now` is the moment
        of the run. May commit in batches: a run that was cut off is begun again.
        """

    def of_person(user_id):
        """Return what is held about a person as a list of dictionaries of plain JSON values.

        Only what is about this person: nobody else's name, address or message.
        """


class IReadable(IPersonalData):
    """A kind of personal data some of whose values are words of machines."""

    def word(key, value):
        """Return the message that people read instead of a value, or the value itself."""
