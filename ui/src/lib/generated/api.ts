// Generated from crates/api by `cargo run -p factdesk-api --example generate-types`. Do not edit.

/**
 * Does one thing to several claims, as one step: those named, or all that a query finds.
 */
export type ActOnClaims = { 
/**
 * Ids or unambiguous beginnings of them.
 */
claims?: Array<string>, 
/**
 * Instead: the claims of a query.
 */
query?: string, 
/**
 * What to do.
 */
act: BulkAct, };

/**
 * The claims that something was done to, as they are now.
 */
export type ActedOn = { 
/**
 * The claims, in the order given or found.
 */
claims: Array<ClaimRow>, };

/**
 * Adds a claim that the engine did not find.
 */
export type AddClaim = { 
/**
 * The story's id or an unambiguous beginning of it.
 */
document: string, 
/**
 * Where the claim starts; blanks at the ends are left out.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, };

/**
 * Says something about a claim.
 */
export type AddComment = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, 
/**
 * What.
 */
words: string, };

/**
 * Ties a passage of a snapshot to a claim.
 */
export type AddEvidence = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, 
/**
 * The snapshot's id or an unambiguous beginning of it.
 */
snapshot: string, 
/**
 * Where the passage starts in the snapshot's text.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * What it does to the claim.
 */
stance: Stance, 
/**
 * The reviewer's note.
 */
note?: string, };

/**
 * Attaches a source to a claim, and a passage of it as evidence where one is quoted.
 */
export type AddSource = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, 
/**
 * Where it is.
 */
from: SourceOrigin, 
/**
 * The passage to mark, word for word.
 */
quote?: string, 
/**
 * What the passage does to the claim. Default: context.
 */
stance?: Stance, 
/**
 * The reviewer's note on the passage.
 */
note?: string, 
/**
 * Hosts that may be asked though their address is not public.
 */
allowHosts?: Array<string>, 
/**
 * Whether a page's style sheets and pictures are kept too, so that it can be seen as it was. Default: yes.
 */
keepPage?: boolean, };

/**
 * How far the reviewers agree with one scale.
 */
export type AgreementView = { 
/**
 * The scale.
 */
scale: string, 
/**
 * Claims that at least two reviewers rated.
 */
nClaims: number, 
/**
 * Reviewers who rated any of them.
 */
nReviewers: number, 
/**
 * Share of equal pairs of ratings, 0 to 1; null without a pair.
 */
percent: number | null, 
/**
 * Cohen's kappa; only where exactly two reviewers rated.
 */
kappa: number | null, 
/**
 * Krippendorff's alpha.
 */
alpha: number | null, };

/**
 * Answers a point of a checklist; without a state the answer is taken away.
 */
export type AnswerCheck = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, 
/**
 * The point.
 */
item: string, 
/**
 * How it was answered.
 */
state?: CheckState, 
/**
 * What to note beside it.
 */
note?: string, };

/**
 * Decides a claim by the verdict on an earlier one that says the same.
 */
export type AnswerClaim = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, 
/**
 * The earlier claim's.
 */
by: string, 
/**
 * Publishes at once. Default: no.
 */
publish?: boolean, };

/**
 * Why a command was not done. Nothing was changed.
 */
export type ApiError = { 
/**
 * What callers decide by.
 */
code: ErrorCode, 
/**
 * The technical reason, in English, for logs and bug reports. Nobody matches on it.
 */
message: string, 
/**
 * What happened and what can be done, for the user; `$what` is the thing it happened to.
 */
says: Message, };

/**
 * Copies of a source in a web archive, newest first.
 */
export type ArchivedCopies = { 
/**
 * The archive's host.
 */
archive: string, 
/**
 * The copies.
 */
copies: Array<ArchivedCopy>, };

/**
 * A copy in a web archive.
 */
export type ArchivedCopy = { 
/**
 * Where it is.
 */
address: string, 
/**
 * When the archive took it.
 */
takenMs: number, };

/**
 * Notes the reviewer's own judgement of a claim, in place of an earlier one. The verdict is not touched.
 */
export type Assess = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, 
/**
 * The scale. Missing: the desk's.
 */
scale?: string, 
/**
 * The rating's id in that scale.
 */
rating: string, 
/**
 * Why.
 */
reasoning: string, };

/**
 * A reviewer's own judgement of a claim.
 */
export type AssessmentView = { 
/**
 * Whose.
 */
reviewer: ReviewerView, 
/**
 * The rating.
 */
rating: RatingView, 
/**
 * Why.
 */
reasoning: string, 
/**
 * When.
 */
atMs: number, 
/**
 * Whether it was given since the last verdict.
 */
isOfThisRound: boolean, };

/**
 * Whether a copy of the desk's database was made.
 */
export type BackupMade = { 
/**
 * Names the copy; `null` where nothing had changed since the newest one.
 */
name: string | null, };

/**
 * What can be done to several claims at once.
 */
export type BulkAct = { "kind": "begin" } | { "kind": "set_aside", 
/**
 * Why.
 */
reason: SetAsideReason, } | { "kind": "reopen" } | { "kind": "assign", 
/**
 * To whom.
 */
to: string | null, } | { "kind": "set_priority", 
/**
 * How urgent.
 */
priority: number, } | { "kind": "add_tag", 
/**
 * The tag.
 */
tag: string, } | { "kind": "remove_tag", 
/**
 * The tag.
 */
tag: string, };

/**
 * The force of a deadline.
 */
export type Certainty = "must" | "will" | "may" | "goal";

/**
 * Chooses a claim's words anew.
 */
export type ChangeBounds = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, 
/**
 * Where the claim starts in its story; blanks at the ends are left out.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, };

/**
 * Changes what a passage does to its claim, or the note on it.
 */
export type ChangeEvidence = { 
/**
 * The evidence's id or an unambiguous beginning of it.
 */
evidence: string, 
/**
 * What it does to the claim. Missing: as before.
 */
stance?: Stance, 
/**
 * The note. Missing: as before; empty: none.
 */
note?: string, };

/**
 * How a check came out.
 */
export type CheckResult = "holds" | "fails" | "cannot_tell";

/**
 * How a point of a checklist was answered.
 */
export type CheckState = "done" | "not_applicable";

/**
 * What the text alone says about a claim's truth.
 */
export type CheckView = { 
/**
 * The check's name.
 */
check: string, 
/**
 * How it came out.
 */
result: CheckResult, 
/**
 * The sum or comparison behind it, in words.
 */
why: string, };

/**
 * One point of a checklist.
 */
export type ChecklistItem = { 
/**
 * Names the point.
 */
id: string, 
/**
 * What to look into.
 */
says: Message, 
/**
 * How it was answered; null where it was not.
 */
state: CheckState | null, 
/**
 * What was noted beside the answer.
 */
note: string | null, 
/**
 * Who answered.
 */
reviewer: string | null, };

/**
 * What to look into before a claim is decided, by the kinds of claim it is.
 */
export type ChecklistView = { 
/**
 * The claim.
 */
claim: string, 
/**
 * The points, in order.
 */
items: Array<ChecklistItem>, 
/**
 * How many are answered.
 */
nAnswered: number, };

/**
 * A claim in a list.
 */
export type ClaimRow = { 
/**
 * Names the claim.
 */
id: string, 
/**
 * The story it stands in.
 */
document: string, 
/**
 * That story's headline.
 */
documentTitle: string, 
/**
 * The words.
 */
text: string, 
/**
 * Where it starts in the story's text.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * Index into the story's sentences.
 */
sentence: number, 
/**
 * What kinds of claim it is.
 */
types: Array<ClaimType>, 
/**
 * How well it can be checked, 0 to 1.
 */
checkable: number, 
/**
 * Where it is in the review.
 */
status: ClaimStatus, 
/**
 * Why it was set aside, where it was.
 */
setAside: SetAsideReason | null, 
/**
 * Whether the engine still finds it with the story's present settings.
 */
stillFound: boolean, 
/**
 * The rating in force.
 */
rating: RatingView | null, 
/**
 * What has to happen by when.
 */
deadline: DeadlineView | null, 
/**
 * Who said it.
 */
speaker: SpeakerView | null, 
/**
 * Why its verdict is stale; empty where it is not.
 */
stale: Array<StaleView>, 
/**
 * How many passages speak to it.
 */
nEvidence: number, 
/**
 * How urgent it is; 0 unless somebody said otherwise.
 */
priority: number, 
/**
 * Who is to review it, by name.
 */
assignee: string | null, 
/**
 * Its tags, in alphabetical order.
 */
tags: Array<string>, };

/**
 * Where a claim is in the review.
 */
export type ClaimStatus = "open" | "in_review" | "decided" | "published" | "corrected" | "withdrawn" | "set_aside";

/**
 * Kinds of claim.
 */
export type ClaimType = "quantity" | "date" | "deadline" | "duration" | "quote" | "position" | "event" | "causal" | "comparison" | "superlative" | "prediction" | "promise" | "trend" | "definition";

/**
 * A claim with everything about it.
 */
export type ClaimView = { 
/**
 * The claim as the queue shows it.
 */
claim: ClaimRow, 
/**
 * What it says in plain words: who said it, which quantity, which date, by when, and what the text alone decides.
 */
reading: Array<ReadingLine>, 
/**
 * What reviewers changed of it, with what the engine says beside.
 */
own: OwnView | null, 
/**
 * Why it is in the queue, in words of the story's language or English.
 */
reasons: Array<string>, 
/**
 * The named features behind its score, strongest first.
 */
features: Array<FeatureView>, 
/**
 * Through whom it came, the speaker first.
 */
chain: Array<string>, 
/**
 * What the text alone says about its truth.
 */
checks: Array<CheckView>, 
/**
 * The mentions it is made of.
 */
mentions: Array<MentionView>, 
/**
 * The passages that speak to it.
 */
evidence: Array<EvidenceView>, 
/**
 * The sources attached to it.
 */
sources: Array<SourceRow>, 
/**
 * Its verdicts, oldest first; the last is the one in force.
 */
verdicts: Array<VerdictView>, 
/**
 * Each reviewer's own judgement, as far as the reviewer may see it.
 */
assessments: Array<AssessmentView>, 
/**
 * How far it is on its way to a verdict.
 */
process: ProcessView, 
/**
 * What was said about it, oldest first.
 */
comments: Array<CommentView>, 
/**
 * What the reviewer began to write.
 */
draft: DraftView | null, 
/**
 * What happened to it, newest first.
 */
history: Array<HistoryEvent>, };

/**
 * A remark on a claim.
 */
export type CommentView = { 
/**
 * Names the remark.
 */
id: string, 
/**
 * Who said it.
 */
reviewer: ReviewerView, 
/**
 * When.
 */
atMs: number, 
/**
 * What.
 */
words: string, };

/**
 * What can be kept beside a snapshot.
 */
export type CompanionKind = "page" | "timestamp" | "archive";

/**
 * What is kept beside a snapshot.
 */
export type CompanionView = { 
/**
 * What it is.
 */
kind: CompanionKind, 
/**
 * Digest of its bytes.
 */
sha256: string, 
/**
 * How many bytes that are.
 */
nBytes: number, 
/**
 * The moment that it speaks of: when a page's parts were fetched, when an authority put its timestamp, when an
 * archive took its copy.
 */
atMs: number, 
/**
 * What else there is to say of it: `parts`, `missing`, `authority`, `archive`, `original`.
 */
about: { [key in string]: string }, };

/**
 * What is held side by side.
 */
export type ComparedTopic = "quantity" | "time" | "name" | "speaker";

/**
 * A value of the claim beside that of the other.
 */
export type ComparedValue = { 
/**
 * How they stand to each other.
 */
relation: ValueRelation, 
/**
 * The claim's.
 */
here: ValueView | null, 
/**
 * The other's.
 */
there: ValueView | null, 
/**
 * By how much the other's number is higher (or lower, below zero), in percent of the claim's.
 */
percentHigher: number | null, };

/**
 * Something in a claim beside its counterpart in a passage.
 */
export type ComparedView = { 
/**
 * What is compared.
 */
topic: ComparedTopic, 
/**
 * What both are about, by a code that no language owns where there is one: `soldier`, `2020-12-31`, `US`.
 */
about: string, 
/**
 * Whether both speak of the same; false for times that only lie near each other.
 */
isShared: boolean, 
/**
 * Where it stands in the story.
 */
claim: SpanView, 
/**
 * Its words there.
 */
claimText: string, 
/**
 * Where it stands in the snapshot's text.
 */
passage: SpanView, 
/**
 * Its words there.
 */
passageText: string, 
/**
 * How the passage differs from the claim; null where they agree.
 */
difference: Message | null, };

/**
 * Corrects a public verdict; the old one is kept and shown.
 */
export type CorrectVerdict = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, 
/**
 * The scale. Missing: that of the verdict corrected.
 */
scale?: string, 
/**
 * The new rating's id.
 */
rating: string, 
/**
 * The new reasoning. Missing: the old one stands.
 */
reasoning?: string, 
/**
 * What was wrong, for the readers.
 */
note: string, };

/**
 * How much of a story has been looked at, in sentences.
 */
export type CoverageView = { 
/**
 * Sentences with a claim that is decided or under review.
 */
nClaimed: number, 
/**
 * Sentences whose claims are all set aside, or that were set aside themselves.
 */
nSetAside: number, 
/**
 * Sentences still open.
 */
nOpen: number, };

/**
 * Where a deadline stood on the day of publication.
 */
export type DeadlineStatus = "future" | "past" | "open";

/**
 * Something that is to happen by a time.
 */
export type DeadlineView = { 
/**
 * Start of the stretch in which it falls due, included.
 */
from: string | null, 
/**
 * End of that stretch, excluded.
 */
to: string | null, 
/**
 * With what force.
 */
certainty: Certainty, 
/**
 * Where it stood on the day of publication.
 */
statusOnPublished: DeadlineStatus, 
/**
 * Whether it has passed today; null where it is open.
 */
isPast: boolean | null, 
/**
 * When, in words.
 */
says: Message, };

/**
 * The desk at a glance.
 */
export type DeskOverview = { 
/**
 * The desk's name.
 */
name: string, 
/**
 * The desk's folder.
 */
folder: string, 
/**
 * Who works at it now.
 */
reviewer: ReviewerView, 
/**
 * Stories.
 */
nDocuments: number, 
/**
 * Claims, those set aside included.
 */
nClaims: number, 
/**
 * Claims that nobody has begun.
 */
nOpen: number, 
/**
 * Claims with evidence or a draft.
 */
nInReview: number, 
/**
 * Claims with a verdict that is not public.
 */
nDecided: number, 
/**
 * Claims with a public verdict, corrected ones included.
 */
nPublished: number, 
/**
 * Claims set aside.
 */
nSetAside: number, 
/**
 * Verdicts that no longer rest on what they were given on.
 */
nStale: number, 
/**
 * Sources.
 */
nSources: number, 
/**
 * The newest stories.
 */
recent: Array<DocumentRow>, 
/**
 * What `undo` would take back.
 */
undo: HistoryEvent | null, 
/**
 * What `redo` would do again.
 */
redo: HistoryEvent | null, };

/**
 * Holds two snapshots beside each other.
 */
export type DiffSnapshots = { 
/**
 * The source's id or an unambiguous beginning of it.
 */
source: string, 
/**
 * The earlier snapshot. Missing: the one before `after`.
 */
before?: string, 
/**
 * The later snapshot. Missing: the newest.
 */
after?: string, };

/**
 * Whether a piece was there before, is there now, or both.
 */
export type DifferenceOp = "=" | "-" | "+";

/**
 * A piece of a word-by-word difference.
 */
export type DifferencePart = { 
/**
 * Whether it was there before, is there now, or both.
 */
op: DifferenceOp, 
/**
 * The words.
 */
text: string, };

/**
 * A stretch of the list of stories.
 */
export type DocumentPage = { 
/**
 * The stories asked for.
 */
documents: Array<DocumentRow>, 
/**
 * How many there are in all.
 */
total: number, };

/**
 * A story in a list.
 */
export type DocumentRow = { 
/**
 * Names the story.
 */
id: string, 
/**
 * The headline, or the first words.
 */
title: string, 
/**
 * The language it is read in.
 */
lang: string, 
/**
 * When it was published, as far as known.
 */
published: PublishedView, 
/**
 * Where it came from.
 */
origin: string | null, 
/**
 * When it was imported.
 */
importedMs: number, 
/**
 * Claims in it that are not set aside.
 */
nClaims: number, 
/**
 * Of those, claims that have no verdict yet.
 */
nUndecided: number, };

/**
 * A story with all that was read out of it.
 */
export type DocumentView = { 
/**
 * Names the story.
 */
id: string, 
/**
 * The headline.
 */
title: string, 
/**
 * The language it is read in.
 */
lang: string, 
/**
 * When it was published, as far as known.
 */
published: PublishedView, 
/**
 * Where it came from.
 */
origin: string | null, 
/**
 * When it was imported.
 */
importedMs: number, 
/**
 * Digest of the text.
 */
sha256: string, 
/**
 * The words. All spans count in it.
 */
text: string, 
/**
 * The sentences, in order.
 */
sentences: Array<SpanView>, 
/**
 * What the engine gives a meaning, in order of place.
 */
mentions: Array<MentionView>, 
/**
 * The claims, in order of place, those set aside included.
 */
claims: Array<ClaimRow>, 
/**
 * The sources attached to its claims.
 */
sources: Array<SourceRow>, 
/**
 * How much of it was looked at.
 */
coverage: CoverageView, };

/**
 * A draft that was kept.
 */
export type DraftSaved = { 
/**
 * When.
 */
atMs: number, };

/**
 * What a reviewer began to write.
 */
export type DraftView = { 
/**
 * The scale chosen so far.
 */
scale: string | null, 
/**
 * The rating chosen so far.
 */
rating: string | null, 
/**
 * The reasoning so far.
 */
reasoning: string, 
/**
 * When it was last kept.
 */
atMs: number, };

/**
 * A claim with a deadline.
 */
export type DueClaim = { 
/**
 * The claim.
 */
claim: ClaimRow, 
/**
 * When the deadline has passed: the first moment after it.
 */
due: string, 
/**
 * Whether it was decided before that and not looked at since: the deadline is a reason to look again.
 */
toBeReopened: boolean, };

/**
 * Claims with a deadline around now.
 */
export type DueList = { 
/**
 * When the reviewer was last here.
 */
lastVisitMs: number | null, 
/**
 * What fell due since then, the earliest first.
 */
fellDue: Array<DueClaim>, 
/**
 * What falls due next, the earliest first.
 */
coming: Array<DueClaim>, };

/**
 * A claim of the desk, or a fact-check that others published.
 */
export type EarlierView = { "kind": "claim", 
/**
 * The claim.
 */
claim: ClaimRow, 
/**
 * Why it was decided so.
 */
reasoning: string | null, } | { "kind": "review", 
/**
 * The fact-check.
 */
review: ReviewView, };

/**
 * A claim as the engine found it.
 */
export type EngineWordsView = { 
/**
 * Its words.
 */
text: string, 
/**
 * Where it stands.
 */
span: SpanView, };

/**
 * What a caller can tell apart. There is a sentence for each in the catalogue, under `error-` and the code.
 */
export type ErrorCode = "bad_request" | "unknown_command" | "empty_text" | "not_text" | "text_too_large" | "file_missing" | "file_unreadable" | "file_unwritable" | "bad_date" | "bad_value" | "unknown_language" | "bad_query" | "bad_address" | "address_not_allowed" | "source_unreachable" | "source_timed_out" | "page_missing" | "page_error" | "source_too_large" | "source_unreadable" | "passage_missing" | "document_missing" | "claim_missing" | "source_missing" | "authority_missing" | "bad_timestamp" | "copy_missing" | "evidence_missing" | "ambiguous_id" | "unknown_rating" | "verdict_missing" | "wrong_state" | "words_missing" | "comment_missing" | "review_missing" | "view_missing" | "reviewer_missing" | "check_missing" | "assessments_needed" | "assessments_hidden" | "scale_in_use" | "bad_file" | "cannot_answer" | "nothing_to_undo" | "nothing_to_redo" | "changed_since" | "desk_missing" | "desk_exists" | "desk_damaged" | "desk_busy" | "desk_newer" | "desk_unwritable" | "internal";

/**
 * A passage that speaks to a claim, with where it comes from.
 */
export type EvidenceView = { 
/**
 * Names the evidence.
 */
id: string, 
/**
 * The claim it speaks to.
 */
claim: string, 
/**
 * The source it is from.
 */
source: string, 
/**
 * The snapshot it was marked in.
 */
snapshot: string, 
/**
 * Where it starts in that snapshot's text.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * The passage's words.
 */
exact: string, 
/**
 * The words before it.
 */
prefix: string, 
/**
 * The words after it.
 */
suffix: string, 
/**
 * Page number of a PDF, from 1.
 */
page: number | null, 
/**
 * What it does to the claim.
 */
stance: Stance, 
/**
 * The reviewer's note.
 */
note: string | null, 
/**
 * Whether it still stood when the source was last asked.
 */
state: PassageState, 
/**
 * The source's title.
 */
sourceTitle: string | null, 
/**
 * The source's address, or a file's name.
 */
sourceAddress: string, 
/**
 * When the snapshot was taken.
 */
fetchedMs: number, 
/**
 * Digest of the snapshot's bytes.
 */
sha256: string, };

/**
 * What an export or import held.
 */
export type Exchanged = { 
/**
 * The folder that was written.
 */
folder: string, 
/**
 * How many events.
 */
nEvents: number, 
/**
 * How many blobs.
 */
nBlobs: number, };

/**
 * Writes the whole desk into a new folder, as open files.
 */
export type ExportDesk = { 
/**
 * The folder, which must not be there yet.
 */
folder: string, };

/**
 * Makes a report and writes it to a file.
 */
export type ExportReport = { 
/**
 * The story's id or an unambiguous beginning of it.
 */
document?: string, 
/**
 * Instead of one story: the claims of a query, over all stories.
 */
query?: string, 
/**
 * In which form.
 */
format: ReportFormat, 
/**
 * In which language. Missing: the story's where there is a catalogue for it, else English.
 */
lang?: string, 
/**
 * Where to write it. A file that is there is replaced.
 */
path: string, };

/**
 * Writes snapshots into a WARC file. Without source and story: those of all sources.
 */
export type ExportWarc = { 
/**
 * Only those of this source.
 */
source?: string, 
/**
 * Only those of the sources of one story.
 */
document?: string, 
/**
 * Where to write.
 */
path: string, };

/**
 * One named feature of a claim and what it added to the score.
 */
export type FeatureView = { 
/**
 * The name in the weights file.
 */
name: string, 
/**
 * How strongly it is present.
 */
value: number, 
/**
 * The weight it was given.
 */
weight: number, };

/**
 * Asks a web archive which copies it has of a source.
 */
export type FindArchived = { 
/**
 * The source's id or an unambiguous beginning of it.
 */
source: string, 
/**
 * Hosts that may be asked though their address is not public.
 */
allowHosts?: Array<string>, };

/**
 * One thing that is wrong with a desk.
 */
export type Finding = { 
/**
 * What kind of damage it is.
 */
what: string, 
/**
 * Where it is.
 */
where: string, 
/**
 * What was expected and found.
 */
says: string, };

/**
 * Asks how far the reviewers agree. Missing scale: the desk's.
 */
export type GetAgreement = { 
/**
 * The scale.
 */
scale?: string, };

/**
 * Asks for the checklist of a claim.
 */
export type GetChecklist = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, };

/**
 * Asks for one claim with everything about it.
 */
export type GetClaim = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, };

/**
 * Asks how much of a story has been looked at, sentence by sentence.
 */
export type GetCoverage = { 
/**
 * The story's id or an unambiguous beginning of it.
 */
document: string, };

/**
 * Asks for one story with its mentions and claims.
 */
export type GetDocument = { 
/**
 * The story's id or an unambiguous beginning of it.
 */
document: string, };

/**
 * Asks what fell due and what is coming.
 */
export type GetDueList = { 
/**
 * From when on: `YYYY-MM-DD` or as in a query. Missing: since the reviewer's last visit, else everything.
 */
since?: string, 
/**
 * Until when. Missing: a year from now.
 */
until?: string, 
/**
 * How many of each at most. Default: 100.
 */
limit?: number, };

/**
 * Asks what happened, newest first.
 */
export type GetHistory = { 
/**
 * Only what happened to one claim.
 */
claim?: string, 
/**
 * Only what happened before this event.
 */
beforeSeq?: number, 
/**
 * How many at most. Default: 100.
 */
limit?: number, };

/**
 * Asks for a page as it was seen.
 */
export type GetPage = { 
/**
 * The source's id or an unambiguous beginning of it.
 */
source: string, 
/**
 * Which snapshot. Missing: the newest.
 */
snapshot?: string, };

/**
 * Asks for claims.
 */
export type GetQueue = { 
/**
 * Which claims, in the query language: `status:open type:deadline soldat*`. Missing: all that are not set aside.
 */
query?: string, 
/**
 * Only those of one story.
 */
document?: string, 
/**
 * In which order. Default: by score.
 */
sort?: QueueSort, 
/**
 * How many to leave out. Default: none.
 */
offset?: number, 
/**
 * How many at most. Default: 100.
 */
limit?: number, };

/**
 * Asks for the nearest other claims of the desk and imported fact-checks.
 */
export type GetSeenBefore = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, 
/**
 * How many at most. Default: 8.
 */
limit?: number, };

/**
 * Asks for a source and the text of one of its snapshots.
 */
export type GetSource = { 
/**
 * The source's id or an unambiguous beginning of it.
 */
source: string, 
/**
 * Which snapshot's text. Missing: the newest.
 */
snapshot?: string, };

/**
 * Asks for templates of reasoning; with a claim they are filled in from it.
 */
export type GetTemplates = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim?: string, 
/**
 * In which language. Missing: the claim's story's where there is a catalogue for it, else English.
 */
lang?: string, };

/**
 * Asks for claims in the order of the reviewer's own weights.
 */
export type GetTriage = { 
/**
 * Which claims, as in `queue`.
 */
query?: string, 
/**
 * How many to leave out. Default: none.
 */
offset?: number, 
/**
 * How many at most. Default: 100.
 */
limit?: number, 
/**
 * Other weights than those that were saved.
 */
weights?: Weights, };

/**
 * Decides a claim.
 */
export type GiveVerdict = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, 
/**
 * The scale. Missing: the desk's.
 */
scale?: string, 
/**
 * The rating's id in that scale.
 */
rating: string, 
/**
 * Why.
 */
reasoning: string, 
/**
 * Publishes at once. Default: no.
 */
publish?: boolean, };

/**
 * Something that happened at the desk.
 */
export type HistoryEvent = { 
/**
 * Its place in the ledger.
 */
seq: number, 
/**
 * Names the event.
 */
id: string, 
/**
 * When.
 */
atMs: number, 
/**
 * The reviewer's name.
 */
reviewer: string, 
/**
 * What kind of change it was.
 */
kind: string, 
/**
 * The claim, story or source it happened to.
 */
subject: string | null, 
/**
 * What happened, in words.
 */
says: Message, };

/**
 * A stretch of the history, newest first.
 */
export type HistoryPage = { 
/**
 * The events.
 */
events: Array<HistoryEvent>, };

/**
 * Makes a new desk out of an export, and opens it.
 */
export type ImportDesk = { 
/**
 * The export's folder.
 */
from: string, 
/**
 * The new desk's folder.
 */
folder: string, };

/**
 * Imports a file: plain text, HTML, PDF or DOCX.
 */
export type ImportFile = { 
/**
 * The file's path.
 */
path: string, 
/**
 * The headline. Missing: from the file.
 */
title?: string, 
/**
 * BCP-47 primary tag. Missing: detected.
 */
lang?: string, 
/**
 * As in `import_text`. Missing: from the file or its text.
 */
published?: string, 
/**
 * Where it came from. Missing: the file's name.
 */
origin?: string, };

/**
 * Imports fact-checks of others: schema.org ClaimReview as JSON-LD, JSON Lines, or a web page that holds it.
 */
export type ImportReviews = { 
/**
 * The file.
 */
path: string, };

/**
 * Imports a text that was pasted or typed.
 */
export type ImportText = { 
/**
 * The words.
 */
text: string, 
/**
 * The headline. Missing: the first words.
 */
title?: string, 
/**
 * BCP-47 primary tag. Missing: detected.
 */
lang?: string, 
/**
 * `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or a date-time. Missing: from the text's own header line.
 */
published?: string, 
/**
 * Where it came from.
 */
origin?: string, };

/**
 * Fetches a page and imports it.
 */
export type ImportUrl = { 
/**
 * The address.
 */
url: string, 
/**
 * The headline. Missing: from the page.
 */
title?: string, 
/**
 * BCP-47 primary tag. Missing: detected.
 */
lang?: string, 
/**
 * As in `import_text`. Missing: from the page or its text.
 */
published?: string, 
/**
 * Where it came from. Missing: the address.
 */
origin?: string, 
/**
 * Hosts that may be asked though their address is not public.
 */
allowHosts?: Array<string>, };

/**
 * What an import or a change of a story's settings gave.
 */
export type Imported = { 
/**
 * Names the story.
 */
document: string, 
/**
 * Its headline.
 */
title: string, 
/**
 * The language it was read in.
 */
lang: string, 
/**
 * When it was published, as far as known.
 */
published: PublishedView, 
/**
 * Claims found, those set aside left out.
 */
nClaims: number, 
/**
 * Sentences found.
 */
nSentences: number, 
/**
 * What the reviewer should know, such as a story that is on the desk already.
 */
notes: Array<Message>, };

/**
 * Says whether a claim and one that looks like it say the same.
 */
export type JudgeMatch = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, 
/**
 * The other claim's or the fact-check's.
 */
other: string, 
/**
 * Whether they say the same.
 */
isSame: boolean, };

/**
 * Keeps an archive's copy as a snapshot of the source.
 */
export type KeepArchived = { 
/**
 * The source's id or an unambiguous beginning of it.
 */
source: string, 
/**
 * Which copy, by its address. Missing: the newest.
 */
copy?: string, 
/**
 * Hosts that may be asked though their address is not public.
 */
allowHosts?: Array<string>, };

/**
 * Says of a claim in review that its verdict stands.
 */
export type LetStand = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, };

/**
 * Asks for stories, newest first.
 */
export type ListDocuments = { 
/**
 * How many to leave out. Default: none.
 */
offset?: number, 
/**
 * How many at most. Default: 100.
 */
limit?: number, };

/**
 * Asks for imported fact-checks, newest import first.
 */
export type ListReviews = { 
/**
 * How many to leave out. Default: none.
 */
offset?: number, 
/**
 * How many at most. Default: 100.
 */
limit?: number, };

/**
 * Reads checklists and templates of the desk's own from a TOML file (docs/process.md), in place of those before.
 */
export type LoadProcess = { 
/**
 * The file; empty: back to what comes with Factdesk.
 */
path: string, };

/**
 * Adds a rating scale from a TOML file, or extends one.
 */
export type LoadScale = { 
/**
 * The file.
 */
path: string, };

/**
 * Kinds of mention.
 */
export type MentionKind = "time" | "quantity" | "quote" | "attribution" | "entity";

/**
 * Something in a story that has a meaning.
 */
export type MentionView = { 
/**
 * Its place in the story's list of mentions.
 */
index: number, 
/**
 * Where it starts.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * What kind it is.
 */
kind: MentionKind, 
/**
 * The words, exactly.
 */
text: string, 
/**
 * The rule that found it.
 */
rule: string, 
/**
 * What it means, in words.
 */
reading: Array<Message>, };

/**
 * Makes one claim of two.
 */
export type MergeClaims = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, 
/**
 * The other claim. Missing: the one that follows in the story.
 */
with?: string, };

/**
 * Something to be said in the reader's language: a key of the message catalogue (`messages/<lang>/*.ftl`) and what
 * to put into it. Whoever shows it renders the arguments first, inside out.
 */
export type Message = { 
/**
 * The key in the catalogue.
 */
id: string, 
/**
 * The values of the message's variables.
 */
args: { [key in string]: MessageArg }, };

/**
 * A value put into a message: a number to be written as the language writes numbers, words taken as they stand, or
 * another message.
 */
export type MessageArg = number | string | Message;

/**
 * Puts a passage where a person found it again, in a newer snapshot of the same source.
 */
export type MoveEvidence = { 
/**
 * The evidence's id or an unambiguous beginning of it.
 */
evidence: string, 
/**
 * The snapshot's id or an unambiguous beginning of it.
 */
snapshot: string, 
/**
 * Where the passage starts in that snapshot's text.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, };

/**
 * The input of a command that needs none: `{}`.
 */
export type Nothing = Record<string, never>;

/**
 * Opens another desk, or makes one.
 */
export type OpenDesk = { 
/**
 * The desk's folder, `Name.factdesk`.
 */
folder: string, 
/**
 * Makes a new desk where there is none. Default: no.
 */
create?: boolean, };

/**
 * What was done to a claim's words.
 */
export type OwnHow = "bounds" | "split" | "merged" | "added";

/**
 * A value that a reviewer reads otherwise.
 */
export type OwnReadingView = { 
/**
 * What kind of value.
 */
kind: ReadingKind, 
/**
 * The mention, by its index; null for the speaker.
 */
mention: number | null, 
/**
 * The words that say it.
 */
span: SpanView, 
/**
 * What the engine says instead.
 */
engine: Array<Message>, 
/**
 * Who reads it so, by name.
 */
reviewer: string, 
/**
 * Since when.
 */
atMs: number, };

/**
 * What reviewers changed of a claim, with the engine's own beside.
 */
export type OwnView = { 
/**
 * How its words came to be these; null where they are the engine's.
 */
words: OwnWordsView | null, 
/**
 * The values that are read otherwise.
 */
readings: Array<OwnReadingView>, };

/**
 * How a claim's words came to be other than the engine's.
 */
export type OwnWordsView = { 
/**
 * What was done.
 */
how: OwnHow, 
/**
 * The engine's claims that it was made of.
 */
engine: Array<EngineWordsView>, 
/**
 * Who did it, by name.
 */
reviewer: string, 
/**
 * When.
 */
atMs: number, };

/**
 * What a fetched page turned out to be.
 */
export type PageState = "ok" | "login" | "consent" | "paywall" | "blocked" | "soft_404" | "needs_script" | "empty" | "unreadable";

/**
 * A page as it was seen: HTML that acts in no way and loads nothing. It is to be shown in a frame of its own without
 * scripts all the same.
 */
export type PageView = { 
/**
 * The snapshot it is of.
 */
snapshot: string, 
/**
 * The page; null where there is none to show.
 */
html: string | null, 
/**
 * Why there is none.
 */
why: string | null, 
/**
 * When its style sheets and pictures were kept; null where they were not, and the page stands without them.
 */
keptMs: number | null, 
/**
 * How many of them could not be had.
 */
nMissing: number, };

/**
 * What became of a paragraph.
 */
export type ParagraphChange = "kept" | "altered" | "removed" | "added";

/**
 * A paragraph of either snapshot.
 */
export type ParagraphDiff = { 
/**
 * What became of it.
 */
change: ParagraphChange, 
/**
 * Its words; those of both where it was altered.
 */
parts: Array<DifferencePart>, };

/**
 * What the last sync found of a passage.
 */
export type PassageState = "unchanged" | "moved" | "altered" | "gone" | "unreachable" | "unreadable";

/**
 * What became of a passage.
 */
export type PassageSync = { 
/**
 * The evidence.
 */
id: string, 
/**
 * The claim it speaks to.
 */
claim: string, 
/**
 * What became of it.
 */
state: PassageState, 
/**
 * Whether a verdict rests on it that is stale now.
 */
isUnderVerdict: boolean, 
/**
 * Its numbers and times that are written otherwise now, compared by value.
 */
values: Array<ValueChange>, 
/**
 * How its words changed, where they did.
 */
difference: Array<DifferencePart> | null, };

/**
 * What a rating says about a claim.
 */
export type Polarity = "true" | "mixed" | "false" | "unproven";

/**
 * Makes a report without keeping it.
 */
export type PreviewReport = { 
/**
 * The story's id or an unambiguous beginning of it.
 */
document: string, 
/**
 * In which form.
 */
format: ReportFormat, 
/**
 * In which language. Missing: the story's where there is a catalogue for it, else English.
 */
lang?: string, };

/**
 * What the desk has of its own after that.
 */
export type ProcessLoaded = { 
/**
 * Points of checklists.
 */
nChecks: number, 
/**
 * Templates of reasoning.
 */
nTemplates: number, };

/**
 * How far a claim is on its way to a verdict.
 */
export type ProcessView = { 
/**
 * How many reviewers must assess it before it can be decided; 0 where the desk does not ask.
 */
nNeeded: number, 
/**
 * How many have, since the last verdict.
 */
nGiven: number, 
/**
 * How many assessments are hidden until the reviewer has given an own one.
 */
nHidden: number, 
/**
 * Whether a verdict can be given now.
 */
mayDecide: boolean, };

/**
 * Makes a claim's verdict public.
 */
export type PublishVerdict = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, };

/**
 * Where the publication date was learned.
 */
export type PublishedSource = "given" | "header" | "unknown";

/**
 * A publication date, kept as a range.
 */
export type PublishedView = { 
/**
 * As a person would give it: `2020`, `2020-10`, `2020-10-11`, `2020-10-11T14:30`; null when unknown.
 */
written: string | null, 
/**
 * Start of the range, included.
 */
from: string | null, 
/**
 * End of the range, excluded.
 */
to: string | null, 
/**
 * Where it was learned.
 */
source: PublishedSource, 
/**
 * The same in words.
 */
says: Message, };

/**
 * A stretch of the queue.
 */
export type QueuePage = { 
/**
 * The claims asked for.
 */
claims: Array<ClaimRow>, 
/**
 * How many there are in all; where counting them would keep the reviewer waiting, so many and more.
 */
total: number, 
/**
 * Whether there are more than `total`.
 */
isMore: boolean, };

/**
 * In which order claims are shown.
 */
export type QueueSort = "score" | "deadline" | "story";

/**
 * A set of ratings.
 */
export type RatingScaleView = { 
/**
 * Names the scale.
 */
id: string, 
/**
 * Name shown, by language tag.
 */
label: { [key in string]: string }, 
/**
 * Whether the ratings stand in an order from worst to best.
 */
ordered: boolean, 
/**
 * The ratings, worst first where ordered.
 */
ratings: Array<RatingView>, };

/**
 * The rating scales of a desk.
 */
export type RatingScales = { 
/**
 * All scales.
 */
scales: Array<RatingScaleView>, 
/**
 * The one that new verdicts use.
 */
current: string, };

/**
 * One rating.
 */
export type RatingView = { 
/**
 * The scale it is of.
 */
scale: string, 
/**
 * Names the rating within its scale.
 */
id: string, 
/**
 * What it says about the claim.
 */
polarity: Polarity, 
/**
 * The number in ClaimReview; only in an ordered scale.
 */
value: number | null, 
/**
 * Name shown, by language tag.
 */
label: { [key in string]: string }, };

/**
 * Kinds of values that a reviewer may read otherwise.
 */
export type ReadingKind = "time" | "quantity" | "speaker";

/**
 * One thing a claim says, with the words that say it.
 */
export type ReadingLine = { 
/**
 * What it is about.
 */
topic: ReadingTopic, 
/**
 * The same in the reader's language.
 */
says: Message, 
/**
 * The words in the story that say it.
 */
span: SpanView | null, };

/**
 * What a line of a reading is about.
 */
export type ReadingTopic = "speaker" | "chain" | "quantity" | "time" | "deadline" | "check" | "kind";

/**
 * A way to begin the reasoning of a verdict.
 */
export type ReasoningTemplate = { 
/**
 * Names the template.
 */
id: string, 
/**
 * What it is for.
 */
name: string, 
/**
 * The words, with what is known of the claim filled in and `…` for what is not.
 */
text: string, };

/**
 * Templates of reasoning.
 */
export type ReasoningTemplates = { 
/**
 * The templates, in order.
 */
templates: Array<ReasoningTemplate>, };

/**
 * Does again what was taken back.
 */
export type Redo = { 
/**
 * How many. Default: 1.
 */
steps?: number, };

/**
 * Takes a remark away; the history keeps that it was there.
 */
export type RemoveComment = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, 
/**
 * The remark's id or an unambiguous beginning of it.
 */
comment: string, };

/**
 * Takes a passage off its claim.
 */
export type RemoveEvidence = { 
/**
 * The evidence's id or an unambiguous beginning of it.
 */
evidence: string, };

/**
 * Removes a saved view.
 */
export type RemoveView = { 
/**
 * The view's id or name.
 */
view: string, };

/**
 * Takes a claim back into the queue.
 */
export type Reopen = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, };

/**
 * Takes claims up again because their deadline has passed. Without claims: all that were decided before theirs passed.
 */
export type ReopenDue = { 
/**
 * Ids or unambiguous beginnings of them.
 */
claims?: Array<string>, };

/**
 * A report that was written.
 */
export type ReportExported = { 
/**
 * The file.
 */
file: string, 
/**
 * How large it is.
 */
bytes: number, 
/**
 * What should be mended before it goes out.
 */
findings: Array<ReportFinding>, };

/**
 * Something in a report that should be mended before it goes out.
 */
export type ReportFinding = { 
/**
 * What kind it is, such as `verdict_without_evidence`.
 */
what: string, 
/**
 * The claim it is about.
 */
claim: string | null, 
/**
 * What is wrong, in words.
 */
says: Message, };

/**
 * The forms a report can have.
 */
export type ReportFormat = "html" | "markdown" | "claim_review" | "csv" | "json";

/**
 * A report as text.
 */
export type ReportPreview = { 
/**
 * The report itself.
 */
content: string, 
/**
 * Its media type.
 */
mediaType: string, 
/**
 * A file name to propose.
 */
fileName: string, 
/**
 * What should be mended before it goes out.
 */
findings: Array<ReportFinding>, };

/**
 * A stretch of the imported fact-checks.
 */
export type ReviewPage = { 
/**
 * The fact-checks.
 */
reviews: Array<ReviewView>, };

/**
 * A fact-check that others published.
 */
export type ReviewView = { 
/**
 * Names it.
 */
id: string, 
/**
 * The claim that was checked.
 */
text: string, 
/**
 * The language that is in.
 */
lang: string, 
/**
 * Who said it.
 */
speaker: string | null, 
/**
 * When it was said.
 */
said: string | null, 
/**
 * Who checked it.
 */
publisher: string | null, 
/**
 * Where the check can be read.
 */
url: string | null, 
/**
 * When the check was published.
 */
published: string | null, 
/**
 * How it came out, in the publisher's words.
 */
rating: string | null, };

/**
 * Somebody who decides at this desk.
 */
export type ReviewerView = { 
/**
 * Names the reviewer in the ledger.
 */
id: string, 
/**
 * The name shown.
 */
name: string, };

/**
 * Everybody who ever decided at this desk.
 */
export type Reviewers = { 
/**
 * The reviewers, oldest first.
 */
reviewers: Array<ReviewerView>, 
/**
 * Who works now.
 */
current: string, };

/**
 * What became of them.
 */
export type ReviewsImported = { 
/**
 * The new ones.
 */
added: Array<ReviewView>, 
/**
 * How many the desk had already.
 */
nKnown: number, 
/**
 * How many could not be taken, because they name no claim.
 */
nWithoutClaim: number, };

/**
 * Makes a new desk out of what can be read of a damaged one, which stays as it is.
 */
export type SalvageDesk = { 
/**
 * The damaged desk's folder.
 */
from: string, 
/**
 * The new desk's folder.
 */
folder: string, };

/**
 * What came out of a damaged desk.
 */
export type Salvaged = { 
/**
 * The new desk's folder.
 */
folder: string, 
/**
 * How many events were read.
 */
nEvents: number, 
/**
 * The first event that could not be read.
 */
firstLost: number | null, 
/**
 * What is wrong with it.
 */
why: string | null, 
/**
 * How many blobs were read.
 */
nBlobs: number, 
/**
 * The digests of blobs that could not be read.
 */
lostBlobs: Array<string>, };

/**
 * Keeps what the reviewer began to write, so that a crash loses nothing. Not an event; empty clears it.
 */
export type SaveDraft = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, 
/**
 * The scale chosen so far.
 */
scale?: string, 
/**
 * The rating chosen so far.
 */
rating?: string, 
/**
 * The reasoning so far.
 */
reasoning: string, };

/**
 * Keeps a query under a name, in place of the view of that id, or of one's own view of that name.
 */
export type SaveView = { 
/**
 * The view to be replaced.
 */
id?: string, 
/**
 * The name.
 */
name: string, 
/**
 * The query.
 */
query: string, 
/**
 * The order. Default: by score.
 */
sort?: QueueSort, 
/**
 * Whether all reviewers see it. Default: no.
 */
isShared?: boolean, };

/**
 * A query that somebody keeps.
 */
export type SavedView = { 
/**
 * Names the view.
 */
id: string, 
/**
 * The name shown.
 */
name: string, 
/**
 * The query.
 */
query: string, 
/**
 * The order.
 */
sort: QueueSort, 
/**
 * Whether all reviewers see it.
 */
isShared: boolean, 
/**
 * How many claims it shows now.
 */
nClaims: number, };

/**
 * The queries that the reviewer keeps, and those that all share.
 */
export type SavedViews = { 
/**
 * The views, by name.
 */
views: Array<SavedView>, };

/**
 * Searches claims, stories, sources and reasoning.
 */
export type Search = { 
/**
 * Words, beginnings of words (`soldat*`), or fields as in `queue`.
 */
query: string, 
/**
 * How many at most. Default: 50.
 */
limit?: number, };

/**
 * Something a search found: all of a claim's words, or a stretch of a longer text.
 */
export type SearchHit = { "kind": "claim", 
/**
 * The claim.
 */
claim: ClaimRow, 
/**
 * Its words.
 */
text: string, 
/**
 * What of `text` was searched for.
 */
found: Array<SpanView>, } | { "kind": "verdict", 
/**
 * The claim decided.
 */
claim: ClaimRow, 
/**
 * The words around what was found.
 */
text: string, 
/**
 * What of `text` was searched for.
 */
found: Array<SpanView>, } | { "kind": "document", 
/**
 * Names the story.
 */
id: string, 
/**
 * Its headline.
 */
title: string, 
/**
 * The words around what was found.
 */
text: string, 
/**
 * What of `text` was searched for.
 */
found: Array<SpanView>, } | { "kind": "source", 
/**
 * Names the source.
 */
id: string, 
/**
 * Its title, or its address.
 */
title: string, 
/**
 * The words around what was found.
 */
text: string, 
/**
 * What of `text` was searched for.
 */
found: Array<SpanView>, };

/**
 * What a search found, best first.
 */
export type SearchHits = { 
/**
 * The hits.
 */
hits: Array<SearchHit>, };

/**
 * What looks like a claim, the likeliest first; what was said to be another comes last.
 */
export type SeenBefore = { 
/**
 * The claim.
 */
claim: string, 
/**
 * What looks like it.
 */
matches: Array<SeenMatch>, };

/**
 * A claim or fact-check that looks like a claim.
 */
export type SeenMatch = { 
/**
 * What it is.
 */
other: EarlierView, 
/**
 * How alike the two are, 0 to 1.
 */
likeness: number, 
/**
 * The words that both have.
 */
shared: Array<string>, 
/**
 * How their numbers and dates stand to each other, all in all.
 */
values: ValuesState, 
/**
 * Number by number and date by date.
 */
compared: Array<ComparedValue>, 
/**
 * Whether a reviewer said that they are the same; null where nobody has said.
 */
isSame: boolean | null, 
/**
 * Who said so.
 */
judgedBy: string | null, 
/**
 * Whether its verdict can answer for the claim.
 */
canAnswer: boolean, };

/**
 * How far a sentence was looked at.
 */
export type SentenceState = "claimed" | "set_aside" | "open";

/**
 * One sentence of a story.
 */
export type SentenceView = { 
/**
 * Its place, from 0.
 */
index: number, 
/**
 * Where it starts.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * The words.
 */
text: string, 
/**
 * How far it was looked at.
 */
state: SentenceState, 
/**
 * The claims in it.
 */
claims: Array<string>, };

/**
 * Sets a claim aside.
 */
export type SetAside = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, 
/**
 * Why.
 */
reason: SetAsideReason, };

/**
 * Why something is not reviewed as a claim.
 */
export type SetAsideReason = "opinion" | "prediction" | "too_vague" | "personal_experience" | "not_worth_it" | "question" | "wish" | "hypothetical" | "greeting";

/**
 * Changes what is known about a story; left out: unchanged; an empty string: unknown again.
 */
export type SetDocument = { 
/**
 * The story's id or an unambiguous beginning of it.
 */
document: string, 
/**
 * The headline.
 */
title?: string, 
/**
 * BCP-47 primary tag; empty: detected again.
 */
lang?: string, 
/**
 * As in `import_text`; empty: from the text's own header line again.
 */
published?: string, 
/**
 * Where it came from.
 */
origin?: string, };

/**
 * Reads a value of a claim otherwise than the engine.
 */
export type SetReading = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, 
/**
 * What kind of value.
 */
kind: ReadingKind, 
/**
 * The mention that says it, by its index. Missing: the claim's first of this kind; a speaker has none.
 */
mention?: number, 
/**
 * What it means: a date (`2020-10`), a stretch (`2020-10..2021-02`) or a time in the story's language; a number with its
 * unit in the story's language; a name. Empty: as the engine reads it again.
 */
value: string, };

/**
 * Sets a sentence aside: all the claims in it, or, where it has none, the sentence itself.
 */
export type SetSentenceAside = { 
/**
 * The story's id or an unambiguous beginning of it.
 */
document: string, 
/**
 * The sentence's place, from 0.
 */
sentence: number, 
/**
 * Why.
 */
reason: SetAsideReason, };

/**
 * Changes settings; left out: unchanged.
 */
export type SetSettings = { 
/**
 * The reviewer's name.
 */
reviewer?: string, 
/**
 * The language of window and reports; empty: the system's.
 */
language?: string, 
/**
 * Light, dark or the system's.
 */
theme?: Theme, 
/**
 * Text size in percent.
 */
textPercent?: number, 
/**
 * Whether single letters work as keys.
 */
letterKeys?: boolean, 
/**
 * All keys that the user chose, by the action's name; the others have their usual ones.
 */
keys?: { [key in string]: string }, 
/**
 * The rating scale of new verdicts (of the desk).
 */
ratingScale?: string, 
/**
 * Whether a verdict needs the assessments of two reviewers (of the desk).
 */
twoPersonRule?: boolean, 
/**
 * Whether nobody sees another's assessment before giving an own one (of the desk).
 */
blindReview?: boolean, 
/**
 * Hosts that may be asked though their address is not public.
 */
allowHosts?: Array<string>, 
/**
 * The address of the authority that puts timestamps on snapshots; empty: none.
 */
timestampAuthority?: string, 
/**
 * Where a web archive is asked for copies; empty: the usual place.
 */
archive?: string, };

/**
 * Keeps the reviewer's own weights.
 */
export type SetWeights = { 
/**
 * The weights.
 */
weights: Weights, };

/**
 * How Factdesk is set up on this machine and at this desk.
 */
export type Settings = { 
/**
 * The reviewer's name.
 */
reviewer: string, 
/**
 * The language of window and reports; null: the system's.
 */
language: string | null, 
/**
 * Light, dark or the system's.
 */
theme: Theme, 
/**
 * Text size in percent.
 */
textPercent: number, 
/**
 * Whether single letters work as keys.
 */
letterKeys: boolean, 
/**
 * Keys that the user chose, by the action's name.
 */
keys: { [key in string]: string }, 
/**
 * The rating scale of new verdicts (of the desk).
 */
ratingScale: string, 
/**
 * Whether a verdict needs the assessments of two reviewers (of the desk).
 */
twoPersonRule: boolean, 
/**
 * Whether nobody sees another's assessment before giving an own one (of the desk).
 */
blindReview: boolean, 
/**
 * Hosts that may be asked though their address is not public.
 */
allowHosts: Array<string>, 
/**
 * The address of the authority that puts timestamps on snapshots; null: none is asked.
 */
timestampAuthority: string | null, 
/**
 * Where a web archive is asked for copies; `{url}` is the page's address. Only on request.
 */
archive: string, 
/**
 * Desks opened before, newest first.
 */
recentDesks: Array<string>, };

/**
 * Two snapshots beside each other.
 */
export type SnapshotDiff = { 
/**
 * The earlier snapshot.
 */
before: string, 
/**
 * When it was taken.
 */
beforeMs: number, 
/**
 * The later snapshot.
 */
after: string, 
/**
 * When it was taken.
 */
afterMs: number, 
/**
 * How many paragraphs are not as they were.
 */
nChanged: number, 
/**
 * The paragraphs of both, in reading order.
 */
paragraphs: Array<ParagraphDiff>, };

/**
 * What a source held at one moment.
 */
export type SnapshotView = { 
/**
 * Names the snapshot.
 */
id: string, 
/**
 * When it was taken.
 */
fetchedMs: number, 
/**
 * The address that answered, after redirects; null for a file.
 */
finalUrl: string | null, 
/**
 * The addresses that redirected, first to last.
 */
redirects: Array<string>, 
/**
 * HTTP status; null for a file.
 */
httpStatus: number | null, 
/**
 * Digest of the bytes as received.
 */
sha256: string, 
/**
 * How many bytes that were.
 */
nBytes: number, 
/**
 * Media type.
 */
mediaType: string, 
/**
 * What the page turned out to be.
 */
state: PageState, 
/**
 * Why, where it is not readable as an article.
 */
why: string | null, 
/**
 * Title.
 */
title: string | null, 
/**
 * Who wrote it.
 */
byline: string | null, 
/**
 * Who published it.
 */
publisher: string | null, 
/**
 * Publication date as found.
 */
published: string | null, 
/**
 * Language tag as found.
 */
lang: string | null, 
/**
 * The extractor that made the text, with its version.
 */
extractor: string, 
/**
 * What is kept beside it.
 */
companions: Array<CompanionView>, };

/**
 * A source that was attached.
 */
export type SourceAdded = { 
/**
 * The source with its text.
 */
source: SourceView, 
/**
 * The passage marked, where one was quoted.
 */
evidence: EvidenceView | null, };

/**
 * Where a source is.
 */
export type SourceOrigin = { "kind": "url", 
/**
 * The address.
 */
url: string, } | { "kind": "file", 
/**
 * The file's path.
 */
path: string, };

/**
 * A source in a list.
 */
export type SourceRow = { 
/**
 * Names the source.
 */
id: string, 
/**
 * The address as the reviewer gave it, or a file's name.
 */
address: string, 
/**
 * Whether it can be fetched again.
 */
isRemote: boolean, 
/**
 * The title of its newest readable snapshot.
 */
title: string | null, 
/**
 * When it was attached.
 */
addedMs: number, };

/**
 * What a sync found of one source.
 */
export type SourceSync = { 
/**
 * The source.
 */
source: string, 
/**
 * Its title, or its address.
 */
title: string, 
/**
 * Digest of its address, for logs that must not carry it.
 */
urlSha256: string, 
/**
 * What became of the page.
 */
page: SyncedPage, 
/**
 * HTTP status, where there was an answer.
 */
http: number | null, 
/**
 * Why, where the page could not be asked or read.
 */
why: string | null, 
/**
 * What became of its passages.
 */
evidence: Array<PassageSync>, };

/**
 * A source with its snapshots and the text of one of them.
 */
export type SourceView = { 
/**
 * The source.
 */
source: SourceRow, 
/**
 * Its snapshots, newest first.
 */
snapshots: Array<SnapshotView>, 
/**
 * Which of them `text` is of.
 */
snapshot: string, 
/**
 * The readable text. Evidence is anchored in it.
 */
text: string, 
/**
 * The passages marked in that snapshot, for any claim, in order of place.
 */
evidence: Array<EvidenceView>, };

/**
 * A half-open stretch `[start, end)` of a text, counted in Unicode code points.
 */
export type SpanView = { 
/**
 * The first code point.
 */
start: number, 
/**
 * The code point after the last.
 */
end: number, };

/**
 * Who said something.
 */
export type SpeakerView = { 
/**
 * The words that name the speaker here.
 */
text: string, 
/**
 * Where those words stand.
 */
span: SpanView, 
/**
 * The fullest form of the name in the story.
 */
name: string, 
/**
 * Role or title.
 */
role: string | null, 
/**
 * Whether the source is unnamed on purpose.
 */
anonymous: boolean, };

/**
 * Splits a claim in two.
 */
export type SplitClaim = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, 
/**
 * Where the second claim starts in the story.
 */
at: number, };

/**
 * Why a verdict no longer rests on what it was given on.
 */
export type StaleView = { 
/**
 * The evidence that changed; null where the claim itself did.
 */
evidence: string | null, 
/**
 * What changed, in words.
 */
says: Message, };

/**
 * Puts a timestamp of an authority on a snapshot.
 */
export type StampSnapshot = { 
/**
 * The source's id or an unambiguous beginning of it.
 */
source: string, 
/**
 * Which snapshot. Missing: the newest.
 */
snapshot?: string, 
/**
 * The authority's address. Missing: that of the settings.
 */
authority?: string, 
/**
 * Hosts that may be asked though their address is not public.
 */
allowHosts?: Array<string>, };

/**
 * A snapshot with its new timestamp.
 */
export type Stamped = { 
/**
 * The snapshot.
 */
snapshot: string, 
/**
 * The digest that was stamped.
 */
sha256: string, 
/**
 * The moment that the authority put.
 */
atMs: number, 
/**
 * The authority's host.
 */
authority: string, 
/**
 * Who signed, as the certificate names them.
 */
signer: string, 
/**
 * Digest of the signer's certificate.
 */
certificateSha256: string, };

/**
 * What a passage does to a claim.
 */
export type Stance = "supports" | "refutes" | "context";

/**
 * What `undo` or `redo` did.
 */
export type StepsTaken = { 
/**
 * The changes taken back or done again, in the order they were.
 */
events: Array<HistoryEvent>, 
/**
 * What `undo` would take back now.
 */
undo: HistoryEvent | null, 
/**
 * What `redo` would do again now.
 */
redo: HistoryEvent | null, };

/**
 * How much of a story has been looked at.
 */
export type StoryCoverage = { 
/**
 * The story.
 */
document: string, 
/**
 * In numbers.
 */
coverage: CoverageView, 
/**
 * The sentences, in order.
 */
sentences: Array<SentenceView>, };

/**
 * Asks for passages of the desk's sources that may speak to a claim.
 */
export type SuggestPassages = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, 
/**
 * How many at most. Default: 20.
 */
limit?: number, };

/**
 * A passage that may speak to a claim. Not evidence until a reviewer makes it so.
 */
export type Suggestion = { 
/**
 * The source.
 */
source: SourceRow, 
/**
 * The snapshot in whose text the passage stands.
 */
snapshot: string, 
/**
 * Where it starts there.
 */
start: number, 
/**
 * Where it ends.
 */
end: number, 
/**
 * Its words.
 */
text: string, 
/**
 * How much it has to do with the claim; only its order means something.
 */
score: number, 
/**
 * What claim and passage say of the same things, side by side: numbers, then times, names and speakers.
 */
compared: Array<ComparedView>, 
/**
 * The first difference among them: «12.5 % higher». Null where they agree.
 */
difference: Message | null, };

/**
 * Passages that may speak to a claim.
 */
export type Suggestions = { 
/**
 * Most alike first.
 */
suggestions: Array<Suggestion>, 
/**
 * How many sources were looked through.
 */
nSources: number, 
/**
 * How many were not, because the desk holds more text than a reviewer would wait for.
 */
nLeftOut: number, };

/**
 * How far a run over sources is.
 */
export type SyncProgress = { 
/**
 * Whether a run is under way.
 */
isRunning: boolean, 
/**
 * How many sources have answered.
 */
nAsked: number, 
/**
 * How many there are to ask.
 */
nAll: number, };

/**
 * Asks sources again. Without any field: all that can be asked.
 */
export type SyncSources = { 
/**
 * Only this source.
 */
source?: string, 
/**
 * Only those of one claim.
 */
claim?: string, 
/**
 * Only those of one story.
 */
document?: string, 
/**
 * Only those that were not asked for so many hours.
 */
dueHours?: number, 
/**
 * Hosts that may be asked though their address is not public.
 */
allowHosts?: Array<string>, };

/**
 * What a sync found.
 */
export type SyncSummary = { 
/**
 * One entry a source asked.
 */
sources: Array<SourceSync>, 
/**
 * The run in one sentence.
 */
says: Message, 
/**
 * How many were left out, since they are not due or a run that was stopped had asked them already.
 */
nLeftOut: number, 
/**
 * Whether the run was stopped before its end.
 */
isStopped: boolean, };

/**
 * What became of a page.
 */
export type SyncedPage = "same" | "same_text" | "changed" | "gone" | "unreadable" | "unreachable";

/**
 * One reason for a claim's place.
 */
export type TermView = { 
/**
 * `checkable`, `quantity`, `deadline_near`, `prominence`, `priority`, `speaker` or `tags`.
 */
name: string, 
/**
 * How strongly it is present.
 */
value: number, 
/**
 * The reviewer's weight.
 */
weight: number, };

/**
 * Light, dark or the system's.
 */
export type Theme = "system" | "light" | "dark";

/**
 * A stretch of the queue in the reviewer's own order.
 */
export type TriagePage = { 
/**
 * The claims, highest score first.
 */
claims: Array<TriagedClaim>, 
/**
 * How many there are in all; where counting them would keep the reviewer waiting, so many and more.
 */
total: number, 
/**
 * Whether there are more than `total`.
 */
isMore: boolean, 
/**
 * The weights that gave this order.
 */
weights: Weights, };

/**
 * A claim with why it stands where it stands.
 */
export type TriagedClaim = { 
/**
 * The claim.
 */
claim: ClaimRow, 
/**
 * The sum of its terms.
 */
score: number, 
/**
 * What adds to it: value times weight each.
 */
terms: Array<TermView>, };

/**
 * Takes back the reviewer's last changes.
 */
export type Undo = { 
/**
 * How many. Default: 1.
 */
steps?: number, };

/**
 * A number or time of a passage that is written otherwise now.
 */
export type ValueChange = { 
/**
 * Its words before.
 */
before: string, 
/**
 * Its words now.
 */
after: string, 
/**
 * How the value changed; null where only the writing did.
 */
difference: Message | null, };

/**
 * How two values stand to each other.
 */
export type ValueRelation = "same" | "compatible" | "different" | "only_here" | "only_there";

/**
 * A number or date in a claim.
 */
export type ValueView = { 
/**
 * The words.
 */
text: string, 
/**
 * What it means, in words.
 */
says: Array<Message>, };

/**
 * How the values of two claims stand to each other.
 */
export type ValuesState = "none" | "same" | "partly" | "compatible" | "different";

/**
 * Where a verdict is in its life.
 */
export type VerdictState = "decided" | "published" | "superseded" | "withdrawn";

/**
 * A decision on a claim.
 */
export type VerdictView = { 
/**
 * 1 for the first verdict on the claim, then upward.
 */
version: number, 
/**
 * The rating.
 */
rating: RatingView, 
/**
 * Why.
 */
reasoning: string, 
/**
 * Who decided.
 */
reviewer: ReviewerView, 
/**
 * When.
 */
atMs: number, 
/**
 * Where it is in its life.
 */
state: VerdictState, 
/**
 * The public note of a correction or withdrawal.
 */
note: string | null, 
/**
 * The earlier claim whose verdict answers for this one.
 */
answeredBy: string | null, };

/**
 * What a check of the whole desk found.
 */
export type Verified = { 
/**
 * Whether nothing is wrong.
 */
ok: boolean, 
/**
 * What is wrong.
 */
findings: Array<Finding>, };

/**
 * When the reviewer was here, now and before.
 */
export type Visit = { 
/**
 * Now.
 */
atMs: number, 
/**
 * The time before.
 */
beforeMs: number | null, };

/**
 * A WARC file that was written.
 */
export type WarcExported = { 
/**
 * The file.
 */
file: string, 
/**
 * How many sources are in it.
 */
nSources: number, 
/**
 * How many snapshots.
 */
nSnapshots: number, };

/**
 * How much each thing counts in a reviewer's own order. Left out: as usual.
 */
export type Weights = { 
/**
 * How well a claim can be checked, 0 to 1.
 */
checkable: number, 
/**
 * Whether it has a quantity.
 */
quantity: number, 
/**
 * Whether a deadline is near.
 */
deadlineNear: number, 
/**
 * How early in the story it stands.
 */
prominence: number, 
/**
 * How urgent somebody said it is.
 */
priority: number, 
/**
 * Who speaks, by name.
 */
speakers: { [key in string]: number }, 
/**
 * Tags it carries.
 */
tags: { [key in string]: number }, };

/**
 * Takes a public verdict back; it is kept and shown as withdrawn.
 */
export type WithdrawVerdict = { 
/**
 * The claim's id or an unambiguous beginning of it.
 */
claim: string, 
/**
 * Why, for the readers.
 */
note: string, };

/** Every command with what goes in and what comes out. */
export interface Commands {
	/** The desk at a glance. */
	desk_overview: { input: Nothing; output: DeskOverview };
	/** Makes a copy of the desk's database, unless the newest copy holds the same. */
	back_up_desk: { input: Nothing; output: BackupMade };
	/** Opens another desk, or makes one. */
	open_desk: { input: OpenDesk; output: DeskOverview };
	/** The stories, newest first. */
	list_documents: { input: ListDocuments; output: DocumentPage };
	/** Imports a text that was pasted or typed. */
	import_text: { input: ImportText; output: Imported };
	/** Imports a file. */
	import_file: { input: ImportFile; output: Imported };
	/** Fetches a page and imports it. */
	import_url: { input: ImportUrl; output: Imported };
	/** One story with its mentions and claims. */
	get_document: { input: GetDocument; output: DocumentView };
	/** Changes what is known about a story: relative dates are resolved again, decisions are kept. */
	set_document: { input: SetDocument; output: Imported };
	/** A stretch of the queue. */
	queue: { input: GetQueue; output: QueuePage };
	/** One claim with everything about it. */
	get_claim: { input: GetClaim; output: ClaimView };
	/** Chooses a claim's words anew. */
	change_bounds: { input: ChangeBounds; output: ClaimView };
	/** Splits a claim in two; the first comes back. */
	split_claim: { input: SplitClaim; output: ClaimView };
	/** Makes one claim of two. */
	merge_claims: { input: MergeClaims; output: ClaimView };
	/** Adds a claim that the engine did not find. */
	add_claim: { input: AddClaim; output: ClaimView };
	/** Reads a value of a claim otherwise than the engine. */
	set_reading: { input: SetReading; output: ClaimView };
	/** Sets a claim aside. */
	set_aside: { input: SetAside; output: ClaimView };
	/** Takes a claim back into the queue. */
	reopen: { input: Reopen; output: ClaimView };
	/** Attaches a source to a claim. */
	add_source: { input: AddSource; output: SourceAdded };
	/** A source with its snapshots and the text of one of them. */
	get_source: { input: GetSource; output: SourceView };
	/** A page as it was seen, safe to show. */
	get_page: { input: GetPage; output: PageView };
	/** Ties a passage to a claim. */
	add_evidence: { input: AddEvidence; output: EvidenceView };
	/** Takes a passage off its claim. */
	remove_evidence: { input: RemoveEvidence; output: ClaimView };
	/** Passages of the desk's sources that may speak to a claim. */
	suggest_passages: { input: SuggestPassages; output: Suggestions };
	/** Writes sources' snapshots into a WARC file. */
	export_warc: { input: ExportWarc; output: WarcExported };
	/** Writes sources' snapshots into a WACZ file, with index and pages. */
	export_wacz: { input: ExportWarc; output: WarcExported };
	/** Puts a timestamp of an authority on a snapshot. */
	stamp_snapshot: { input: StampSnapshot; output: Stamped };
	/** Asks a web archive which copies it has of a source. */
	find_archived: { input: FindArchived; output: ArchivedCopies };
	/** Keeps an archive's copy as a snapshot of the source. */
	keep_archived: { input: KeepArchived; output: SourceView };
	/** Holds two snapshots of a source beside each other. */
	diff_snapshots: { input: DiffSnapshots; output: SnapshotDiff };
	/** Asks sources again. */
	sync_sources: { input: SyncSources; output: SyncSummary };
	/** How far the run over sources is that was begun last. */
	sync_progress: { input: Nothing; output: SyncProgress };
	/** Stops it; the same run later goes on from there. */
	stop_sync: { input: Nothing; output: SyncProgress };
	/** Decides a claim. */
	give_verdict: { input: GiveVerdict; output: ClaimView };
	/** Makes a claim's verdict public. */
	publish_verdict: { input: PublishVerdict; output: ClaimView };
	/** Corrects a public verdict. */
	correct_verdict: { input: CorrectVerdict; output: ClaimView };
	/** Takes a public verdict back. */
	withdraw_verdict: { input: WithdrawVerdict; output: ClaimView };
	/** Keeps what the reviewer began to write. */
	save_draft: { input: SaveDraft; output: DraftSaved };
	/** Takes back the reviewer's last changes. */
	undo: { input: Undo; output: StepsTaken };
	/** Does again what was taken back. */
	redo: { input: Redo; output: StepsTaken };
	/** What happened, newest first. */
	history: { input: GetHistory; output: HistoryPage };
	/** The desk's rating scales. */
	rating_scales: { input: Nothing; output: RatingScales };
	/** Makes a report without keeping it. */
	preview_report: { input: PreviewReport; output: ReportPreview };
	/** Makes a report and writes it to a file. */
	export_report: { input: ExportReport; output: ReportExported };
	/** Checks the whole desk. */
	verify: { input: Nothing; output: Verified };
	/** How Factdesk is set up. */
	get_settings: { input: Nothing; output: Settings };
	/** Changes how Factdesk is set up. */
	set_settings: { input: SetSettings; output: Settings };
	/** Searches the desk. */
	search: { input: Search; output: SearchHits };
	/** Notes the reviewer's own judgement of a claim. */
	assess: { input: Assess; output: ClaimView };
	/** Says of a claim in review that its verdict stands. */
	let_stand: { input: LetStand; output: ClaimView };
	/** How far the reviewers agree. */
	agreement: { input: GetAgreement; output: AgreementView };
	/** Everybody who ever decided at the desk. */
	reviewers: { input: Nothing; output: Reviewers };
	/** Does one thing to several claims, as one step. */
	act_on_claims: { input: ActOnClaims; output: ActedOn };
	/** Says something about a claim. */
	add_comment: { input: AddComment; output: ClaimView };
	/** Takes a remark away. */
	remove_comment: { input: RemoveComment; output: ClaimView };
	/** What to look into before a claim is decided. */
	checklist: { input: GetChecklist; output: ChecklistView };
	/** Answers a point of a claim's checklist. */
	answer_check: { input: AnswerCheck; output: ChecklistView };
	/** Ways to begin the reasoning of a verdict. */
	reasoning_templates: { input: GetTemplates; output: ReasoningTemplates };
	/** Reads checklists and templates of the desk's own from a file. */
	load_process: { input: LoadProcess; output: ProcessLoaded };
	/** Adds a rating scale from a file, or extends one. */
	load_scale: { input: LoadScale; output: RatingScales };
	/** What fell due since the last visit, and what is coming. */
	due_list: { input: GetDueList; output: DueList };
	/** Takes claims up again because their deadline has passed. */
	reopen_due: { input: ReopenDue; output: ActedOn };
	/** Notes that the reviewer was here: what fell due until now is no news any more. */
	mark_visit: { input: Nothing; output: Visit };
	/** The queue in the order of the reviewer's own weights, explained. */
	triage: { input: GetTriage; output: TriagePage };
	/** The reviewer's own weights. */
	get_weights: { input: Nothing; output: Weights };
	/** Keeps the reviewer's own weights. */
	set_weights: { input: SetWeights; output: Weights };
	/** The queries that the reviewer keeps. */
	saved_views: { input: Nothing; output: SavedViews };
	/** Keeps a query. */
	save_view: { input: SaveView; output: SavedViews };
	/** Removes a saved view. */
	remove_view: { input: RemoveView; output: SavedViews };
	/** How much of a story has been looked at, sentence by sentence. */
	coverage: { input: GetCoverage; output: StoryCoverage };
	/** Sets a sentence of a story aside. */
	set_sentence_aside: { input: SetSentenceAside; output: StoryCoverage };
	/** Changes what a passage does to its claim, or the note on it. */
	change_evidence: { input: ChangeEvidence; output: EvidenceView };
	/** Puts a passage where a person found it again. */
	move_evidence: { input: MoveEvidence; output: EvidenceView };
	/** The nearest other claims of the desk and imported fact-checks. */
	seen_before: { input: GetSeenBefore; output: SeenBefore };
	/** Says whether a claim and one that looks like it say the same. */
	judge_match: { input: JudgeMatch; output: SeenBefore };
	/** Decides a claim by the verdict on an earlier one that says the same. */
	answer_claim: { input: AnswerClaim; output: ClaimView };
	/** Imports fact-checks of others. */
	import_reviews: { input: ImportReviews; output: ReviewsImported };
	/** The imported fact-checks. */
	list_reviews: { input: ListReviews; output: ReviewPage };
	/** Writes the whole desk into a folder, as open files. */
	export_desk: { input: ExportDesk; output: Exchanged };
	/** Makes a new desk out of an export, and opens it. */
	import_desk: { input: ImportDesk; output: Exchanged };
	/** Makes a new desk out of what can be read of a damaged one. */
	salvage_desk: { input: SalvageDesk; output: Salvaged };
}

/** The names of all commands. */
export const commandNames = [
	'desk_overview',
	'back_up_desk',
	'open_desk',
	'list_documents',
	'import_text',
	'import_file',
	'import_url',
	'get_document',
	'set_document',
	'queue',
	'get_claim',
	'change_bounds',
	'split_claim',
	'merge_claims',
	'add_claim',
	'set_reading',
	'set_aside',
	'reopen',
	'add_source',
	'get_source',
	'get_page',
	'add_evidence',
	'remove_evidence',
	'suggest_passages',
	'export_warc',
	'export_wacz',
	'stamp_snapshot',
	'find_archived',
	'keep_archived',
	'diff_snapshots',
	'sync_sources',
	'sync_progress',
	'stop_sync',
	'give_verdict',
	'publish_verdict',
	'correct_verdict',
	'withdraw_verdict',
	'save_draft',
	'undo',
	'redo',
	'history',
	'rating_scales',
	'preview_report',
	'export_report',
	'verify',
	'get_settings',
	'set_settings',
	'search',
	'assess',
	'let_stand',
	'agreement',
	'reviewers',
	'act_on_claims',
	'add_comment',
	'remove_comment',
	'checklist',
	'answer_check',
	'reasoning_templates',
	'load_process',
	'load_scale',
	'due_list',
	'reopen_due',
	'mark_visit',
	'triage',
	'get_weights',
	'set_weights',
	'saved_views',
	'save_view',
	'remove_view',
	'coverage',
	'set_sentence_aside',
	'change_evidence',
	'move_evidence',
	'seen_before',
	'judge_match',
	'answer_claim',
	'import_reviews',
	'list_reviews',
	'export_desk',
	'import_desk',
	'salvage_desk',
] as const satisfies readonly (keyof Commands)[];
