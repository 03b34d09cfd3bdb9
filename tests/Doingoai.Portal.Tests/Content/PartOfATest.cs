using Doingoai.Portal.Content;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Recipes;

namespace Doingoai.Portal.Tests.Content;

/// <summary>Stands for what another module adds to a publication: a row that must be written with it or not at all.</summary>
internal sealed class PartOfATest : IPublicationPart
{
    /// <summary>Items whose publication this part refuses.</summary>
    public HashSet<string> Refuses { get; } = [];

    public Task<IPreparedPublication> PrepareAsync(PublicationDraft draft, Person by, CancellationToken cancel) =>
        Refuses.Contains(draft.Item) ? throw new RuleException("slide.does-not-fit") : Task.FromResult<IPreparedPublication>(new Prepared(draft.Id));

    public static string RowOf(Guid publication) => $"test {publication:N}";

    private sealed record Prepared(Guid Publication) : IPreparedPublication
    {
        public void AddTo(PortalDb db) => db.Add(new RecipeRun(RowOf(Publication), DateTimeOffset.UnixEpoch));
    }
}
