import { labelOf } from '$lib/i18n/say';
import type { Action } from '$lib/keys/actions';
import type { Workbench } from './workbench.svelte';

/** What actions need of the parts on the screen. */
export interface Parts {
	chooseRating(n: number): void;
	nRatings(): number;
	ratingLabel(n: number): string;
	saveVerdict(publish: boolean): void;
	publish(): void;
	focusReasoning(): void;
	editStory(): void;
	focusSearch(): void;
	focusMarks(): void;
	mark(stance: 'supports' | 'refutes' | 'context'): void;
	canMark(): boolean;
	paragraph(step: 1 | -1): void;
	syncClaim(): void;
	syncDesk(): void;
	syncing(): boolean;
	stopSync(): void;
	suggest(): void;
	select(): void;
	toggleDesk(): void;
	correctWords(): void;
	addClaim(): void;
	comment(): void;
	assignMe(): void;
	seen(): void;
	nextOpenSentence(): void;
	merge(): void;
	canMerge(): boolean;
	leave(): void;
}

/** Every action of the window, in the order that palette and sheet show them. */
export function actionsOf(bench: Workbench, parts: Parts): Action[] {
	const hasClaim = () => bench.claim !== null;
	const hasStory = () => bench.story !== null;
	const inSource = () => bench.centre === 'source' && bench.source !== null;
	const always = () => true;
	const reviewable = () => bench.claim !== null && bench.claim.claim.status !== 'set_aside';
	const open = (dialog: typeof bench.dialog) => () => {
		bench.dialog = dialog;
	};

	const ratings: Action[] = Array.from({ length: 9 }, (_, index) => ({
		id: `rate-${index + 1}`,
		group: 'claim',
		keys: [String(index + 1)],
		can: () => reviewable() && index < parts.nRatings(),
		run: () => parts.chooseRating(index + 1),
		name: () => parts.ratingLabel(index + 1),
		quiet: index >= parts.nRatings(),
	}));

	return [
		{
			id: 'mark-supports',
			group: 'source',
			keys: ['s'],
			can: parts.canMark,
			run: () => parts.mark('supports'),
		},
		{
			id: 'mark-refutes',
			group: 'source',
			keys: ['r'],
			can: parts.canMark,
			run: () => parts.mark('refutes'),
		},
		{
			id: 'mark-context',
			group: 'source',
			keys: ['b'],
			can: parts.canMark,
			run: () => parts.mark('context'),
		},
		{ id: 'mark', group: 'source', keys: ['m'], can: () => inSource() && hasClaim(), run: parts.focusMarks },
		{
			id: 'paragraph-next',
			group: 'source',
			keys: ['ArrowDown'],
			can: inSource,
			run: () => parts.paragraph(1),
		},
		{
			id: 'paragraph-previous',
			group: 'source',
			keys: ['ArrowUp'],
			can: inSource,
			run: () => parts.paragraph(-1),
		},
		{ id: 'next', group: 'claim', keys: ['j', 'ArrowDown'], can: hasClaim, run: () => void bench.step(1) },
		{ id: 'previous', group: 'claim', keys: ['k', 'ArrowUp'], can: hasClaim, run: () => void bench.step(-1) },
		{ id: 'next-open', group: 'claim', keys: ['o'], can: hasClaim, run: () => void bench.step(1, true) },
		...ratings,
		{ id: 'reasoning', group: 'claim', keys: ['n', 'e'], can: reviewable, run: parts.focusReasoning },
		{
			id: 'decide',
			group: 'claim',
			keys: ['$mod+Enter'],
			can: reviewable,
			run: () => parts.saveVerdict(false),
			whileTyping: true,
		},
		{
			id: 'decide-publish',
			group: 'claim',
			keys: ['$mod+Shift+Enter'],
			can: reviewable,
			run: () => parts.saveVerdict(true),
			whileTyping: true,
		},
		{ id: 'mention-next', group: 'claim', keys: ['g'], can: hasClaim, run: () => bench.jumpToMention(1) },
		{
			id: 'mention-previous',
			group: 'claim',
			keys: ['Shift+G'],
			can: hasClaim,
			run: () => bench.jumpToMention(-1),
		},
		{
			id: 'sources',
			group: 'claim',
			keys: ['v'],
			can: () => (bench.claim?.sources ?? []).length > 0,
			run: () => bench.stepSource(),
		},
		{
			id: 'publish',
			group: 'claim',
			keys: ['p'],
			can: () => bench.claim?.claim.status === 'decided',
			run: parts.publish,
		},
		{ id: 'attach', group: 'claim', keys: ['a'], can: hasClaim, run: open('attach') },
		{
			id: 'sync',
			group: 'claim',
			keys: ['y'],
			can: () => (bench.claim?.sources ?? []).some((source) => source.isRemote),
			run: parts.syncClaim,
		},
		{
			id: 'stop-sync',
			group: 'desk',
			keys: ['Shift+Y'],
			can: parts.syncing,
			run: parts.stopSync,
		},
		{
			id: 'sync-desk',
			group: 'desk',
			keys: ['Shift+Y'],
			can: () => (bench.overview?.nSources ?? 0) > 0 && !parts.syncing(),
			run: parts.syncDesk,
		},
		{
			id: 'suggest',
			group: 'claim',
			keys: ['f'],
			can: () => reviewable() && (bench.overview?.nSources ?? 0) > 0,
			run: parts.suggest,
		},
		{ id: 'seen', group: 'claim', keys: ['h'], can: reviewable, run: parts.seen },
		{ id: 'comment', group: 'claim', keys: ['c'], can: hasClaim, run: parts.comment },
		{ id: 'assign', group: 'claim', keys: ['Shift+A'], can: hasClaim, run: open('assign') },
		{ id: 'assign-me', group: 'claim', keys: ['Shift+M'], can: hasClaim, run: parts.assignMe },
		{
			id: 'words',
			group: 'claim',
			keys: ['l'],
			can: () => hasClaim() && hasStory(),
			run: parts.correctWords,
		},
		{ id: 'merge', group: 'claim', keys: ['Shift+L'], can: parts.canMerge, run: parts.merge },
		{ id: 'value', group: 'claim', keys: ['z'], can: hasClaim, run: open('value') },
		{ id: 'add-claim', group: 'story', keys: ['Shift+N'], can: hasStory, run: parts.addClaim },
		{ id: 'sentence-open', group: 'story', keys: ['Shift+O'], can: hasStory, run: parts.nextOpenSentence },
		{ id: 'aside', group: 'claim', keys: ['x'], can: reviewable, run: open('aside') },
		{
			id: 'reopen',
			group: 'claim',
			keys: ['x'],
			can: () => bench.claim?.claim.status === 'set_aside',
			run: () => {
				const claim = bench.claim?.claim.id;
				if (claim) void bench.change('reopen', { claim });
			},
		},
		{
			id: 'queue',
			group: 'desk',
			keys: ['q'],
			can: always,
			run: () => bench.openQueue(bench.query),
		},
		{
			id: 'story',
			group: 'desk',
			keys: ['t', 'Enter'],
			can: () => hasStory() && bench.centre !== 'story',
			run: () => {
				bench.centre = 'story';
			},
		},
		{
			id: 'overview',
			group: 'desk',
			keys: ['w'],
			can: always,
			run: () => {
				bench.centre = 'overview';
			},
		},
		{
			id: 'select',
			group: 'desk',
			keys: ['m'],
			can: () => bench.centre === 'queue' && hasClaim(),
			run: parts.select,
		},
		{ id: 'import', group: 'desk', keys: ['i'], can: always, run: open('import') },
		{
			id: 'search',
			group: 'desk',
			keys: ['/', 'Shift+/', '$mod+f'],
			can: always,
			run: parts.focusSearch,
			whileTyping: true,
		},
		{ id: 'edit-story', group: 'story', keys: ['d'], can: hasStory, run: parts.editStory },
		{ id: 'report', group: 'story', keys: ['Shift+E'], can: hasStory, run: open('report') },
		{
			id: 'undo',
			group: 'window',
			keys: ['$mod+z', 'u'],
			can: () => bench.canUndo,
			run: () => void bench.undo(),
		},
		{
			id: 'redo',
			group: 'window',
			keys: ['$mod+Shift+Z', '$mod+Shift+z', 'Shift+U'],
			can: () => bench.canRedo,
			run: () => void bench.redo(),
		},
		{
			id: 'palette',
			group: 'window',
			keys: ['$mod+k'],
			can: always,
			run: open('palette'),
			whileTyping: true,
		},
		{ id: 'keys', group: 'window', keys: ['Shift+?', '?'], can: always, run: open('keys') },
		{
			id: 'settings',
			group: 'window',
			keys: ['$mod+,'],
			can: always,
			run: open('settings'),
			whileTyping: true,
		},
		{ id: 'desk', group: 'window', keys: ['$mod+b'], can: always, run: parts.toggleDesk, whileTyping: true },
		{
			id: 'back',
			group: 'window',
			keys: ['Escape'],
			can: always,
			run: parts.leave,
			whileTyping: true,
		},
		{
			id: 'language',
			group: 'window',
			keys: [],
			can: always,
			run: () => void bench.changeSettings({ language: bench.settings?.language === 'da' ? 'en' : 'da' }),
		},
		{
			id: 'theme',
			group: 'window',
			keys: [],
			can: always,
			run: () => void bench.changeSettings({ theme: bench.settings?.theme === 'dark' ? 'light' : 'dark' }),
		},
	];
}

/** The label of the nth rating in a scale's own words. */
export function ratingName(ratings: { label: { [key in string]: string } }[], n: number): string {
	const rating = ratings[n - 1];
	return rating ? labelOf(rating.label) : '';
}
