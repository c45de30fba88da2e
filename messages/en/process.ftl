# Checklists and templates of reasoning that come with Factdesk.

check-point-first-source = The first source was found, not only those who repeat it
check-point-words-in-context = The words were read where they stand, with what comes before and after
check-point-date-of-source = The source is from the time that the claim is about
check-point-what-is-counted = What is counted or measured is the same as in the source
check-point-period-and-place = Period and place are the same as in the source
check-point-whole-behind-share = The whole behind a share or a growth is known
check-point-same-method = What is compared was measured in the same way
check-point-compared-with-all = It was held against all that it could be compared with
check-point-original-words = The quote was found in sound, picture or writing, in its own language
check-point-who-said-it = It was this person who said it, and in this role
check-point-date-confirmed = The date stands in a source that does not have it from the story
check-point-what-would-fulfil-it = It is clear what would make it kept or broken
check-point-looked-at-after-deadline = It was looked at after the deadline
check-point-other-causes = Other causes were looked for
check-point-whose-definition = It is clear whose definition is meant

template-confirmed-name = It is true
template-confirmed-text = It is true that “{ $claim }”. { $source } says: “{ $quote }”.
template-refuted-name = It is not true
template-refuted-text = It is not true that “{ $claim }”. { $source } says: “{ $quote }”.
template-other-number-name = Another number
template-other-number-text = { $speaker } says “{ $claim }”. But { $source } gives another number: “{ $quote }”.
template-lacks-context-name = Something is left out
template-lacks-context-text = “{ $claim }” is not wrong, but leaves something out. { $source } says: “{ $quote }”.
template-outdated-name = It was true once
template-outdated-text = “{ $claim }” was true once. The newest figures are another story: “{ $quote }” ({ $source }).
template-unproven-name = Cannot be settled
template-unproven-text = We have found no source that could confirm or refute that “{ $claim }”. We asked { $speaker } where it comes from.
template-deadline-kept-name = The deadline was kept
template-deadline-kept-text = { $speaker } said: “{ $claim }”. It was due { $due }, and it was kept: “{ $quote }” ({ $source }).
template-deadline-missed-name = The deadline was missed
template-deadline-missed-text = { $speaker } said: “{ $claim }”. It was due { $due }, and it was not kept: “{ $quote }” ({ $source }).
