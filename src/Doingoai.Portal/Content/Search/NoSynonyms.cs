namespace Doingoai.Portal.Content.Search;

/// <summary>Until somebody supplies some.</summary>
internal sealed class NoSynonyms : ISynonyms
{
    public ValueTask<IReadOnlyList<IReadOnlyList<string>>> AllAsync(CancellationToken cancel) => ValueTask.FromResult<IReadOnlyList<IReadOnlyList<string>>>([]);
}
