using Doingoai.Portal.Platform;

namespace Doingoai.Portal.Signage.Screens;

/// <summary>What a place is called in the three languages.</summary>
public sealed record Names(string Vi, string En, string Zh)
{
    /// <summary>English and Chinese fall back to Vietnamese.</summary>
    public Names Filled() => new(Vi.Trim(), string.IsNullOrWhiteSpace(En) ? Vi.Trim() : En.Trim(), string.IsNullOrWhiteSpace(Zh) ? Vi.Trim() : Zh.Trim());

    public string In(string language) => language switch
    {
        Languages.English => En,
        Languages.Chinese => Zh,
        _ => Vi,
    };
}
