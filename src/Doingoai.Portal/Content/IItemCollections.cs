using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content;

/// <summary>Collections of another module into which many items are put at once from the list of items, such as playlists.</summary>
internal interface IItemCollections
{
    /// <summary>What adding is called, in the reader's language.</summary>
    string AddLabel { get; }

    /// <summary>Asks which one.</summary>
    string ChooseLabel { get; }

    /// <summary>Name of a Material symbol.</summary>
    string Icon { get; }

    /// <summary>Those that <paramref name="by"/> may fill; empty for whoever may not.</summary>
    Task<IReadOnlyList<ItemCollection>> OfAsync(Person by, CancellationToken cancel);

    /// <summary>Adds at the end, in order and as one change. Answers what was not added and why; throws <see cref="RuleException"/> when nothing can be.</summary>
    Task<IReadOnlyDictionary<string, RuleException>> AddAsync(string collection, IReadOnlyList<string> items, Person by, CancellationToken cancel);
}

/// <summary>One of them.</summary>
internal sealed record ItemCollection(string Id, string Name);
