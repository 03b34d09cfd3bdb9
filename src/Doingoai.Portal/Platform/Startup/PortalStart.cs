using System.Data.Common;
using System.Net.Sockets;
using Doingoai.Portal.Platform.Auditing;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Recipes;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Doingoai.Portal.Platform.Startup;

/// <summary>Migrates, seeds, runs. What stops the start is one clear sentence and a non-zero exit code.</summary>
internal static class PortalStart
{
    public static async Task<int> RunAsync(WebApplication app, string[] args)
    {
        try
        {
            return await PrepareAndRunAsync(app, args);
        }
        catch (Exception error) when (Sentence(error) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
        finally
        {
            await app.DisposeAsync();
        }
    }

    private static async Task<int> PrepareAndRunAsync(WebApplication app, string[] args)
    {
        var services = app.Services;
        var command = CommandLine.Find(args, services.GetServices<ICommandVerb>());
        CheckNetwork(services);

        using var asPortal = services.GetRequiredService<Actor>().Be(Person.Portal);
        await services.GetRequiredService<DatabaseStart>().RunAsync(default);
        if (command is { } called) return await called.Verb.RunAsync(services, called.Args);

        await services.GetRequiredService<RecipeRunner>().RunFirstAsync(default);
        await services.GetRequiredService<DemoPeople>().EnsureAsync(default);
        await StartAsync(app);
        services.GetRequiredService<StartState>().Started = true;
        await services.GetRequiredService<SetUpLink>().WriteIfNeededAsync(default);
        await services.GetRequiredService<ReadyFile>().WriteAsync(default);
        await app.WaitForShutdownAsync();
        return 0;
    }

    // The host leaves running what it had started when the next part fails; loops would then wake up without their services.
    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.StopAsync();
            throw;
        }
    }

    private static void CheckNetwork(IServiceProvider services)
    {
        var network = services.GetRequiredService<IOptions<NetworkOptions>>().Value;
        foreach (var address in network.Addresses()) address.Check(network.AllowPlainText);
        services.GetService<CertificateFiles>()?.Current();
    }

    private static string? Sentence(Exception error) => error switch
    {
        StartRefused => error.Message,
        OptionsValidationException invalid => $"The configuration is not valid: {string.Join(" ", invalid.Failures)}",
        IOException { InnerException: AddressInUseException } => $"{error.Message.TrimEnd('.')}: another program listens there; stop it or set Network:Http or Network:Mqtt.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } or IOException { InnerException: SocketException { SocketErrorCode: SocketError.AccessDenied } } =>
            "The portal may not listen on the configured port: ports below 1024 need permission; set Network:Http or Network:Mqtt.",
        DbException => $"The database cannot be opened: {error.Message.TrimEnd('.')}.",
        UnauthorizedAccessException => $"A folder cannot be written: {error.Message}",
        _ => null,
    };
}
