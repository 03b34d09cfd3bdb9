namespace Doingoai.Portal.Content;

/// <summary>Answers "is it on the screens yet?" Whoever drives screens knows.</summary>
internal interface IReach
{
    /// <summary>Something arrived somewhere, or a screen went or came. Handlers return at once and throttle themselves.</summary>
    event Action? Changed;

    /// <summary><c>null</c>: it concerns no screen.</summary>
    Task<Reach?> OfAsync(ReachOf what, string id, CancellationToken cancel);
}

/// <summary>How far something came, in the words of the reader's language.</summary>
/// <param name="Sentence">For instance "on screen 41/42 · 1 offline since 07:12".</param>
/// <param name="IsComplete">Nothing is missing that could be there.</param>
/// <param name="Missing">One line per screen that lacks it, with the reason.</param>
/// <param name="Steps">The ladder of a single screen; empty for anything else.</param>
internal sealed record Reach(string Sentence, bool IsComplete, IReadOnlyList<string> Missing, IReadOnlyList<ReachStep> Steps);

/// <param name="At">When it was reached, Vietnam time; <c>null</c>: not yet.</param>
internal sealed record ReachStep(string Name, string? At);

/// <summary>What is asked about.</summary>
public enum ReachOf
{
    Item,
    Playlist,
    Screen,
}
