import type { DeskOverview, QueueSort } from './generated/api';
import { t } from './i18n/words.svelte';

/** A saved way to look at the queue. */
export interface View {
	/** Its name is `view-<id>` in the catalogue, unless the reviewer gave it one. */
	id: string;
	/** The name that the reviewer gave it. */
	name?: string;
	/** In the query language of the queue. */
	query: string;
	/** In which order; without one the most checkable come first. */
	sort?: QueueSort;
	/** How many claims it holds, where the overview knows. */
	count?: (overview: DeskOverview) => number;
}

export const views: View[] = [
	{ id: 'all', query: '' },
	{ id: 'open', query: 'status:open', count: (desk) => desk.nOpen },
	{ id: 'review', query: 'status:in_review', count: (desk) => desk.nInReview },
	{ id: 'decided', query: 'status:decided', count: (desk) => desk.nDecided },
	{ id: 'published', query: 'status:published,corrected', count: (desk) => desk.nPublished },
	{ id: 'due', query: 'type:deadline', sort: 'deadline' },
	{ id: 'stale', query: 'stale:yes', count: (desk) => desk.nStale },
	{ id: 'aside', query: 'status:set_aside', count: (desk) => desk.nSetAside },
];

/** A view's name as it is shown. */
export function viewName(view: View): string {
	return view.name ?? t(`view-${view.id}`);
}
