using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Doingoai.Portal.Platform.Observability;

/// <summary>Traces, metrics and logs leave by OTLP when OTEL_EXPORTER_OTLP_ENDPOINT names a collector; otherwise nothing is exported.</summary>
internal static class TelemetrySetup
{
    /// <summary>Activity sources and meters of modules begin with this.</summary>
    private const string Ours = "Doingoai.*";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("doingoai-portal"))
            .WithTracing(tracing => tracing.AddSource(Ours).AddAspNetCoreInstrumentation().AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter(Ours, "Microsoft.AspNetCore.*", "Npgsql").AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddOtlpExporter())
            .WithLogging(logging => logging.AddOtlpExporter());
    }
}
