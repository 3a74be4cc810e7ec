"""The letter about an agency's tasks in Word."""

from markupsafe import Markup

from ctr_cli.model.profile import Profile
from ctr_cli.render.docx.blocks import text
from ctr_cli.render.docx.paper import Said, paper, said
from ctr_cli.views.task_letter import LetterMeeting, TaskLetter


def letter_body(words: TaskLetter, profile: Profile, number: int) -> Markup:
    """The letter to one agency; `number` is its place in the file."""
    blocks = [said("addressee", words["addressee"]), said("body", words["opening"])]
    for part in words["parts"]:
        blocks.append(said("part", part["heading"]))
        for meeting in part["meetings"]:
            blocks += _meeting(meeting)
    blocks.append(said("body", words["ending"]))
    return paper(words, blocks, words, profile, number)


def _meeting(meeting: LetterMeeting) -> list[Said]:
    blocks = [said("meeting", meeting["heading"])]
    blocks += [said("item", f"- {task}") for task in meeting["tasks"]]
    if meeting["company"]:
        label = text(meeting["company_label"], italic=True)
        blocks.append(said("agencies", "* ", label, f" {meeting['company']}"))
    return blocks
