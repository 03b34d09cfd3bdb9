// Walks a plan made by the agent. No scheduling rule lives here: windows, levels, leases and recalls were settled before.
// The golden files in tests/golden hold this and Timeline.EntryAt in C# to the same answers.

const CALM = '';

// A slide that would show for less than this is passed over for the next one, when the walk is out of step with the plan.
const SHORTEST_MS = 1500;

function segmentAt(plan, nowMs) {
  return plan?.segments.find((segment) => segment.fromMs <= nowMs && nowMs < segment.toMs) ?? null;
}

function lengthOf(loop) {
  return loop.reduce((sum, step) => sum + step.ms, 0);
}

/** What the plan says for one instant: entry "" is the calm slate. Times are clipped to the segment. */
export function at(plan, nowMs) {
  const segment = segmentAt(plan, nowMs);
  if (!segment) return { entry: CALM, fromMs: nowMs, toMs: nextStart(plan, nowMs) };

  const length = lengthOf(segment.loop);
  if (length <= 0) return { entry: CALM, fromMs: segment.fromMs, toMs: segment.toMs };

  const position = (((nowMs - segment.anchorMs) % length) + length) % length;
  let offset = 0;
  for (const step of segment.loop) {
    if (position < offset + step.ms) {
      const start = nowMs - (position - offset);
      return {
        entry: step.entry,
        fromMs: Math.max(start, segment.fromMs),
        toMs: Math.min(start + step.ms, segment.toMs),
      };
    }
    offset += step.ms;
  }
  throw new Error('A position lies within its loop.');
}

function nextStart(plan, nowMs) {
  const starts = (plan?.segments ?? []).map((segment) => segment.fromMs).filter((from) => from > nowMs);
  return starts.length ? Math.min(...starts) : Infinity;
}

/** True if the plan lets this entry play at this instant, wherever it stands in the loop. */
export function allows(plan, entry, nowMs) {
  return segmentAt(plan, nowMs)?.loop.some((step) => step.entry === entry) ?? false;
}

/** When the walk must be looked at again although the running entry goes on: the segment ends. */
export function lookAgainAt(plan, running, nowMs) {
  const segment = segmentAt(plan, nowMs);
  return Math.min(running.toMs, segment ? segment.toMs : nextStart(plan, nowMs));
}

/**
 * What to show now. The running entry plays on while the plan still has it and its time is not over; what the plan
 * dropped (changed, recalled, outranked) is replaced at once; a jump is obeyed; what cannot be shown is passed over.
 */
export function choose(plan, nowMs, running = null, { jumpTo = null, isBroken = () => false } = {}) {
  const here = at(plan, nowMs);
  const loop = segmentAt(plan, nowMs)?.loop ?? [];

  if (jumpTo && jumpTo !== here.entry && !isBroken(jumpTo)) {
    const step = loop.find((candidate) => candidate.entry === jumpTo);
    if (step) return { entry: jumpTo, fromMs: nowMs, toMs: nowMs + step.ms };
  }
  if (!jumpTo && running && playsOn(loop, running, nowMs) && !isBroken(running.entry)) return running;
  if (here.entry === CALM) return here;
  if (isBroken(here.entry)) return passOver(loop, here, isBroken);

  return tooShort(here, loop, nowMs) ? nextAfter(plan, here, nowMs, isBroken) : here;
}

function playsOn(loop, running, nowMs) {
  const step = loop.find((candidate) => candidate.entry === running.entry);
  // The second half guards against a clock that was set back: nothing stays longer than its step.
  return step !== undefined && nowMs < running.toMs && running.toMs - nowMs <= step.ms + 1000;
}

function passOver(loop, here, isBroken) {
  const index = loop.findIndex((step) => step.entry === here.entry);
  const rest = [...loop.slice(index + 1), ...loop.slice(0, index)];
  const next = rest.find((step) => !isBroken(step.entry));
  return { entry: next ? next.entry : CALM, fromMs: here.fromMs, toMs: here.toMs };
}

function tooShort(here, loop, nowMs) {
  if (loop.length < 2 || nowMs <= here.fromMs) return false;
  return here.toMs - nowMs < Math.min(SHORTEST_MS, (here.toMs - here.fromMs) / 2);
}

function nextAfter(plan, here, nowMs, isBroken) {
  const next = at(plan, here.toMs);
  return next.entry === CALM || isBroken(next.entry) || !allows(plan, next.entry, nowMs) ? here : { ...next, fromMs: nowMs };
}
