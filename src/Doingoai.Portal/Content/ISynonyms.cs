namespace Doingoai.Portal.Content;

/// <summary>
/// Words and phrases that mean the same, within a language or across them. Search asks for them on every query, so
/// answer from memory, and give back the same list while nothing has changed.
/// </summary>
internal interface ISynonyms
{
    /// <summary>Each set holds two or more forms as people write them, e.g. <c>Asean</c> and <c>Hiệp hội các quốc gia Đông Nam Á</c>.</summary>
    ValueTask<IReadOnlyList<IReadOnlyList<string>>> AllAsync(CancellationToken cancel);
}
