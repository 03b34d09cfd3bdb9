using System.Collections.Frozen;

namespace Doingoai.Portal.Signage.Widgets;

/// <summary>All widgets by key; a duplicate key stops the start.</summary>
internal sealed class WidgetCatalog(IEnumerable<IWidget> widgets)
{
    private readonly FrozenDictionary<string, IWidget> _byKey = widgets.ToFrozenDictionary(widget => widget.Key);

    public IReadOnlySet<string> Keys => _byKey.Keys.ToHashSet();

    public IReadOnlyList<IWidget> All => [.. _byKey.Values.OrderBy(widget => widget.Key, StringComparer.Ordinal)];

    public IWidget? Find(string key) => _byKey.GetValueOrDefault(key);
}
