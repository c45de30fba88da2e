/**
 * Marks made disjoint. WebKitGTK's web process ends with a failed assertion on some stretches that several highlights
 * cover, so that each place is given to one highlight only: one for every pair of background and colour.
 */
import type { Mark, MarkGroup } from './marks';

const backs: MarkGroup[] = ['claim', 'claim-chosen', 'passage', 'refers'];
const fores: MarkGroup[] = ['quote', 'attribution', 'time', 'quantity'];

/** A disjoint piece, in the unit of the marks it was made from. `name` is `background_colour`. */
export interface Layer {
	name: string;
	start: number;
	end: number;
}

/** Cuts marks at each other's ends; where several of a kind meet, the later of the lists above is seen. */
export function layersOf(marks: readonly Mark[]): Layer[] {
	const edges: { at: number; mark: Mark; begins: boolean }[] = [];
	for (const mark of marks) {
		if (mark.start >= mark.end) continue;
		edges.push({ at: mark.start, mark, begins: true }, { at: mark.end, mark, begins: false });
	}
	edges.sort((one, other) => one.at - other.at);

	const layers: Layer[] = [];
	const covering = new Map<MarkGroup, number>();
	let from = 0;
	for (const edge of edges) {
		if (edge.at > from) {
			const name = nameOf(covering);
			const last = layers.at(-1);
			if (name && last?.name === name && last.end === from) last.end = edge.at;
			else if (name) layers.push({ name, start: from, end: edge.at });
			from = edge.at;
		}
		covering.set(edge.mark.group, (covering.get(edge.mark.group) ?? 0) + (edge.begins ? 1 : -1));
	}
	return layers;
}

function nameOf(covering: ReadonlyMap<MarkGroup, number>): string | null {
	const top = (groups: MarkGroup[]) => groups.findLast((group) => (covering.get(group) ?? 0) > 0) ?? 'none';
	const [back, fore] = [top(backs), top(fores)];
	return back === 'none' && fore === 'none' ? null : `${back}_${fore}`;
}
