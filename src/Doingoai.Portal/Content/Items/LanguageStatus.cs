using Doingoai.Portal.Content.Publishing;

namespace Doingoai.Portal.Content.Items;

/// <summary>A language of an item as an editor sees it.</summary>
internal sealed record LanguageStatus(ItemVersion Latest, IReadOnlyList<Publication> Open, DateTimeOffset Now)
{
    /// <summary>A translation's fields whose source changed since.</summary>
    public IReadOnlyList<string> Stale { get; init; } = [];

    public LanguageState State => StateOf(Latest.Stage, Open, Now);

    public static LanguageState StateOf(Stage latest, IReadOnlyList<Publication> open, DateTimeOffset now) => (open.Any(row => row.IsLiveAt(now)), latest) switch
    {
        (true, Stage.Draft) => LanguageState.Changed,
        (true, _) => LanguageState.Live,
        (false, Stage.Draft) => LanguageState.Draft,
        (false, _) when open.Count > 0 => LanguageState.Planned,
        _ => LanguageState.Archived,
    };

    /// <summary>Live or planned on the channel.</summary>
    public Publication? On(Channel channel) => Open.Where(row => row.Channel == channel).OrderBy(row => row.From).FirstOrDefault();
}
