namespace Doingoai.Portal.Platform.Errors;

/// <summary>A module's texts, named by the class beside its resx files. Registered by <see cref="TextSetup.AddTexts{T}"/>.</summary>
internal sealed record TextSource(Type Marker);

internal static class TextSetup
{
    /// <summary>Lets rule texts and the completeness test find the module's resources.</summary>
    public static void AddTexts<T>(this IServiceCollection services) => services.AddSingleton(new TextSource(typeof(T)));
}
