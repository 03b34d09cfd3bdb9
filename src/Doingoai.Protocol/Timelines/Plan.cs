using System.Text.Json.Serialization;
using Doingoai.Protocol.Manifests;

namespace Doingoai.Protocol.Timelines;

/// <summary>The manifest evaluated over time: what a screen shows, segment by segment, without gaps.</summary>
/// <param name="Manifest">Version it came from.</param>
public sealed record Plan(Guid Screen, long Manifest, long FromMs, long ToMs, IReadOnlyList<PlanSegment> Segments);

/// <summary>A stretch of time with one loop. Position in the loop = (now − anchor) mod loop length. An empty loop is the calm slate.</summary>
/// <param name="Level"><c>null</c>: evergreen or the calm slate.</param>
public sealed record PlanSegment(
    long FromMs, long ToMs, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Level? Level, long AnchorMs, IReadOnlyList<PlanStep> Loop);

/// <summary>An entry and how long it shows, ms. <paramref name="Fallback"/>: it is the previous manifest's entry of the same slot.</summary>
public sealed record PlanStep(string Entry, int Ms, bool Fallback = false);
