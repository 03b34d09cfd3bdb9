using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Platform.Errors;

/// <summary>Turns a refused rule into a sentence: resource key <c>Rule_{code}</c> of whichever module has it, else the code itself.</summary>
internal sealed class RuleTexts(IEnumerable<TextSource> sources, IStringLocalizerFactory localizers)
{
    public string Sentence(RuleException rule)
    {
        foreach (var source in sources)
        {
            var text = localizers.Create(source.Marker)[$"Rule_{rule.Code}"];
            if (!text.ResourceNotFound) return string.Format(CultureInfo.CurrentCulture, text.Value, [.. rule.Arguments]);
        }

        return rule.Code;
    }
}
