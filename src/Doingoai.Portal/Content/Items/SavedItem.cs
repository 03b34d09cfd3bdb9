namespace Doingoai.Portal.Content.Items;

/// <summary>After a save: the item's revision and the latest version of each language.</summary>
public sealed record SavedItem(string Item, int Revision, IReadOnlyDictionary<string, string> Versions);
