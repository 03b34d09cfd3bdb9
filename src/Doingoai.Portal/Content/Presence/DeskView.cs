using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Presence;

/// <summary>What one person is shown of the others.</summary>
/// <param name="Others">Who else has the item open.</param>
/// <param name="Writers">Language → who else writes in it.</param>
/// <param name="Mine">Languages in which the person writes.</param>
internal sealed record DeskView(IReadOnlyList<Person> Others, IReadOnlyDictionary<string, Person> Writers, IReadOnlyList<string> Mine)
{
    public static readonly DeskView Alone = new([], new Dictionary<string, Person>(), []);

    public bool Same(DeskView other) => Others.SequenceEqual(other.Others) && Mine.SequenceEqual(other.Mine)
        && Writers.Count == other.Writers.Count && Writers.All(one => other.Writers.GetValueOrDefault(one.Key) == one.Value);
}
