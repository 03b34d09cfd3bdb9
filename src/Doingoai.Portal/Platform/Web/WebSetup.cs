using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Doingoai.Portal.Platform.Errors;

namespace Doingoai.Portal.Platform.Web;

/// <summary>What every response has in common: JSON dialect, problems, validation, encoding, language.</summary>
internal static class WebSetup
{
    public static void AddWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddPortalLocalization();
        services.AddProblemDetails();
        services.AddSingleton<RuleTexts>().AddSingleton<NamedTexts>();
        services.AddExceptionHandler<RuleExceptionHandler>();
        services.AddValidation();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true); // one place writes the 400, in every environment
        services.ConfigureHttpJsonOptions(json => Dialect(json.SerializerOptions));
        // The default escapes every Vietnamese and Chinese letter: a 39 KB page becomes 60 KB.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }

    private static void Dialect(JsonSerializerOptions json)
    {
        json.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.MaxDepth = 32;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
    }
}
