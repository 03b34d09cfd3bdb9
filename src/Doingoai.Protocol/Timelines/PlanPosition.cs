namespace Doingoai.Protocol.Timelines;

/// <summary>Where a plan stands at an instant.</summary>
/// <param name="Step"><c>null</c>: the calm slate.</param>
/// <param name="FromMs">When the step began; may lie before the segment, when its loop was already running.</param>
/// <param name="ToMs">When it ends: by its own length or because the segment ends.</param>
public sealed record PlanPosition(PlanSegment Segment, PlanStep? Step, long FromMs, long ToMs);
