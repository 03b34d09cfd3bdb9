using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Platform.Errors;

/// <summary>Words for what code calls by a key (verbs, entities, fields, loops): the text of whichever module has it.</summary>
internal sealed class NamedTexts(IEnumerable<TextSource> sources, IStringLocalizerFactory localizers)
{
    /// <summary><c>null</c> if no module has a word for it.</summary>
    public string? Find(string key) => sources
        .Select(source => localizers.Create(source.Marker)[key])
        .FirstOrDefault(text => !text.ResourceNotFound)?.Value;
}
