import type { Call } from '$lib/call';
import type { SearchHit } from '$lib/generated/api';

/** Finds claims while somebody types in the palette. */
export class PaletteState {
	query = $state('');
	hits = $state.raw<SearchHit[]>([]);

	constructor(private readonly call: Call) {}

	/** Looks for words; what cannot be read as a query yet finds nothing. */
	async look(query: string): Promise<void> {
		this.query = query;
		const words = query.trim();
		if (words.length < 2) {
			this.hits = [];
			return;
		}
		try {
			const found = await this.call('search', { query: `${words}*`, limit: 8 });
			if (this.query === query) this.hits = found.hits;
		} catch {
			if (this.query === query) this.hits = [];
		}
	}
}
