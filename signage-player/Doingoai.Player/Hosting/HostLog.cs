using Microsoft.Extensions.Logging;

namespace Doingoai.Player.Hosting;

internal static partial class HostLog
{
    [LoggerMessage(LogLevel.Critical, "The player failed and ends.")]
    public static partial void LogPlayerFailed(this ILogger logger, Exception error);
}
