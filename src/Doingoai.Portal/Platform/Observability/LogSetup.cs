using Doingoai.Portal.Platform.Startup;
using Microsoft.Extensions.Configuration.Memory;

namespace Doingoai.Portal.Platform.Observability;

/// <summary>Levels that suit an operator; every setting of Logging:* overrides them.</summary>
internal static class LogSetup
{
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error", // keys lie in a folder only the portal's user can read
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
        ["Logging:LogLevel:System.Net.Http"] = "Warning",
    };

    public static void AddLogs(this WebApplicationBuilder builder, StartState state)
    {
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        // A failed start is told in one sentence; these two would add a page each.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => state.Started && level >= LogLevel.Information);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database", level => state.Started && level >= LogLevel.Warning);
    }
}
