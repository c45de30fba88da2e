/** A small desk for tests and for `npm run dev` without the shell: one story, its claims, and nothing real behind it. */
import type {
	ClaimRow,
	ClaimView,
	DeskOverview,
	DocumentView,
	EvidenceView,
	HistoryEvent,
	MentionView,
	RatingScales,
	RatingView,
	Settings,
	SourceView,
} from '$lib/generated/api';

export const text = [
	'Skoleelever får flere timer i naturfag 🌱',
	'Antallet af ugentlige timer i naturfag stiger fra 4 til 6, siger undervisningsminister Karen Møller.',
	'- Vi har lovet det, og senest 1. august skal alle kommuner være klar, siger hun til Radioavisen.',
	'Ifølge en rapport fra marts mangler hver femte skole en uddannet fysiklærer.',
	'Jeg synes, at det er en god idé.',
].join('\n\n');

/** Where some words stand, in code points. */
function place(words: string, from = 0): { start: number; end: number } {
	const at = text.indexOf(words, from);
	if (at < 0) throw new Error(`not in the text: ${words}`);
	const start = Array.from(text.slice(0, at)).length;
	return { start, end: start + Array.from(words).length };
}

function rating(
	id: string,
	polarity: RatingView['polarity'],
	value: number,
	da: string,
	en: string,
): RatingView {
	return { scale: 'truth5', id, polarity, value, label: { da, en } };
}

export const scales: RatingScales = {
	current: 'truth5',
	scales: [
		{
			id: 'truth5',
			label: { da: 'Fem trin', en: 'Five steps' },
			ordered: true,
			ratings: [
				rating('false', 'false', 1, 'Falsk', 'False'),
				rating('mostly_false', 'false', 2, 'Overvejende falsk', 'Mostly false'),
				rating('half', 'mixed', 3, 'Delvis sandt', 'Half true'),
				rating('mostly_true', 'true', 4, 'Overvejende sandt', 'Mostly true'),
				rating('true', 'true', 5, 'Sandt', 'True'),
			],
		},
	],
};

const told = (id: string, what: string) => ({ id, args: { what } });

function mention(index: number, kind: MentionView['kind'], words: string, says: string): MentionView {
	return {
		index,
		...place(words),
		kind,
		text: words,
		rule: 'fixture',
		reading: [told('history-undone', says)],
	};
}

function row(id: string, words: string, more: Partial<ClaimRow>): ClaimRow {
	return {
		id,
		document: 'd1',
		documentTitle: 'Skoleelever får flere timer i naturfag 🌱',
		text: words,
		...place(words),
		sentence: 1,
		types: ['quantity'],
		checkable: 0.5,
		status: 'open',
		setAside: null,
		stillFound: true,
		rating: null,
		deadline: null,
		speaker: null,
		stale: [],
		nEvidence: 0,
		priority: 0,
		assignee: null,
		tags: [],
		...more,
	};
}

export const rows: ClaimRow[] = [
	row('c1', 'Antallet af ugentlige timer i naturfag stiger fra 4 til 6', { checkable: 0.82 }),
	row('c2', 'senest 1. august skal alle kommuner være klar', {
		checkable: 0.91,
		types: ['deadline', 'promise'],
		deadline: {
			from: null,
			to: '2024-08-02T00:00:00',
			certainty: 'must',
			statusOnPublished: 'future',
			isPast: true,
			says: told('history-undone', '1. august 2024'),
		},
	}),
	row('c3', 'hver femte skole en uddannet fysiklærer', { checkable: 0.74, status: 'in_review' }),
	row('c4', 'Jeg synes, at det er en god idé.', {
		checkable: 0.1,
		status: 'set_aside',
		setAside: 'opinion',
		types: ['position'],
	}),
];

export const event: HistoryEvent = {
	seq: 1,
	id: 'e1',
	atMs: 1_710_000_000_000,
	reviewer: 'Åse',
	kind: 'document_imported',
	subject: 'd1',
	says: told('history-undone', 'Importeret'),
};

const published = {
	written: '2024-03',
	from: '2024-03-01T00:00:00',
	to: '2024-04-01T00:00:00',
	source: 'given' as const,
	says: told('history-undone', 'udgivet marts 2024'),
};

export const story: DocumentView = {
	id: 'd1',
	title: 'Skoleelever får flere timer i naturfag 🌱',
	lang: 'da',
	published,
	origin: 'Radioavisen',
	importedMs: 1_710_000_000_000,
	sha256: 'ab'.repeat(32),
	text,
	sentences: [],
	mentions: [
		mention(0, 'quantity', 'fra 4', '4 timer'),
		mention(1, 'quantity', 'til 6', '6 timer'),
		mention(2, 'quote', 'Vi har lovet det, og senest 1. august skal alle kommuner være klar', 'Karen Møller'),
		mention(3, 'time', 'senest 1. august', '1. august 2024'),
		mention(4, 'time', 'marts', 'marts 2024'),
		mention(5, 'quantity', 'hver femte skole', '20 procent'),
	],
	claims: rows,
	sources: [],
	coverage: { nClaimed: 1, nSetAside: 1, nOpen: 3 },
};

export const overview: DeskOverview = {
	name: 'Prøveskrivebord',
	folder: '/home/åse/Prøve.factdesk',
	reviewer: { id: 'r1', name: 'Åse' },
	nDocuments: 1,
	nClaims: 4,
	nOpen: 2,
	nInReview: 1,
	nDecided: 0,
	nPublished: 0,
	nSetAside: 1,
	nStale: 0,
	nSources: 0,
	recent: [],
	undo: event,
	redo: null,
};

export const settings: Settings = {
	reviewer: 'Åse',
	language: 'da',
	theme: 'system',
	textPercent: 100,
	letterKeys: true,
	keys: {},
	ratingScale: 'truth5',
	twoPersonRule: false,
	blindReview: false,
	allowHosts: [],
	timestampAuthority: null,
	archive: 'https://archive.example/{url}',
	recentDesks: [],
};

const sourceText = [
	'Rapport om naturfag',
	'Hver femte skole mangler en lærer med linjefag i fysik.',
	'Tallet er steget fra 12 procent i 2019.',
].join('\n\n');

export const evidence: EvidenceView = {
	id: 'b1',
	claim: 'c3',
	source: 's1',
	snapshot: 'n1',
	start: 21,
	end: 76,
	exact: 'Hver femte skole mangler en lærer med linjefag i fysik.',
	prefix: 'Rapport om naturfag\n\n',
	suffix: '\n\nTallet',
	page: null,
	stance: 'supports',
	note: null,
	state: 'unchanged',
	sourceTitle: 'Rapport om naturfag',
	sourceAddress: 'https://example.org/rapport',
	fetchedMs: 1_710_000_000_000,
	sha256: 'cd'.repeat(32),
};

export const source: SourceView = {
	source: {
		id: 's1',
		address: 'https://example.org/rapport',
		isRemote: true,
		title: 'Rapport om naturfag',
		addedMs: 1_710_000_000_000,
	},
	snapshots: [
		{
			id: 'n1',
			fetchedMs: 1_710_000_000_000,
			finalUrl: 'https://example.org/rapport',
			redirects: [],
			httpStatus: 200,
			sha256: 'cd'.repeat(32),
			nBytes: 12_345,
			mediaType: 'text/html',
			state: 'ok',
			why: null,
			title: 'Rapport om naturfag',
			byline: 'Jens Ørsted',
			publisher: 'Skolernes Hus',
			published: '2024-03-04',
			lang: 'da',
			extractor: 'fixture 1',
			companions: [],
		},
	],
	snapshot: 'n1',
	text: sourceText,
	evidence: [evidence],
};

/** Everything about one of the claims. */
export function claimView(id: string, more: Partial<ClaimView> = {}): ClaimView {
	const claim = rows.find((one) => one.id === id) ?? rows[0];
	if (!claim) throw new Error('the fixture has no claims');
	return {
		claim,
		reading: [
			{ topic: 'speaker', says: told('history-undone', 'Sagt af Karen Møller'), span: null },
			{
				topic: 'quantity',
				says: told('history-undone', '«fra 4» er 4 timer'),
				span: place('fra 4'),
			},
		],
		reasons: ['tæller timer: 4, 6'],
		features: [{ name: 'has_quantity', value: 1, weight: 1.4 }],
		chain: ['Karen Møller', 'Radioavisen'],
		checks: [{ check: 'sum', result: 'holds', why: '4 + 2 = 6' }],
		mentions: [],
		evidence: id === 'c3' ? [evidence] : [],
		sources: id === 'c3' ? [source.source] : [],
		verdicts: [],
		assessments: [],
		own: null,
		process: { nNeeded: 0, nGiven: 0, nHidden: 0, mayDecide: true },
		comments: [],
		draft: null,
		history: [event],
		...more,
	};
}
