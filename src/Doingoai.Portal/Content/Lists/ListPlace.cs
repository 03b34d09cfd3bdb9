namespace Doingoai.Portal.Content.Lists;

/// <summary>Where in the list of items the person was, while their window is open.</summary>
internal sealed class ListPlace
{
    public string Href { get; set; } = "/admin/items";

    /// <summary>The item that was opened last.</summary>
    public string? Item { get; set; }
}
