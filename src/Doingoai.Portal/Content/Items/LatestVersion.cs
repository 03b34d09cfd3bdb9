namespace Doingoai.Portal.Content.Items;

/// <summary>A language of an item with the version saved last.</summary>
internal sealed class LatestVersion
{
    public required Variant Variant { get; init; }

    public required ItemVersion Version { get; init; }
}
