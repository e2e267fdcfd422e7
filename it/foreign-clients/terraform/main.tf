terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

# The archive of the function, and what a second apply changes.
variable "archive" {
  type = string
}
variable "memory" {
  default = 256
}
variable "second_weight" {
  default = 0.1
}
variable "allowed_origin" {
  default = "https://shop.example"
}
variable "batch_size" {
  default = 10
}
variable "retries" {
  default = 1
}

# These lines are all that the local Lambda needs, with AWS_ENDPOINT_URL=http://127.0.0.1:4599 in the environment.
provider "aws" {
  region                      = "us-east-1"
  access_key                  = "local"
  secret_key                  = "local"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  s3_use_path_style           = true
  default_tags {
    tags = { team = "market" }
  }
}

data "aws_caller_identity" "me" {}

resource "aws_iam_role" "orders" {
  name = "orders"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "logs" {
  role       = aws_iam_role.orders.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
}

resource "aws_iam_role_policy" "queues" {
  name = "queues"
  role = aws_iam_role.orders.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:SendMessage"]
      Resource = [aws_sqs_queue.orders.arn, aws_sqs_queue.failed.arn]
    }]
  })
}

resource "aws_iam_policy" "news" {
  name        = "orders-news"
  path        = "/shop/"
  description = "What orders may tell others"
  tags        = { owner = "shop" }
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = var.memory > 256 ? ["sns:Publish", "sns:GetTopicAttributes"] : ["sns:Publish"]
      Resource = [aws_sns_topic.news.arn]
    }]
  })
}

resource "aws_iam_role_policy_attachment" "news" {
  role       = aws_iam_role.orders.name
  policy_arn = aws_iam_policy.news.arn
}

resource "aws_sqs_queue" "failed" {
  name = "orders-failed"
}

resource "aws_sqs_queue" "orders" {
  name                       = "orders"
  visibility_timeout_seconds = 60
}

resource "aws_cloudwatch_log_group" "orders" {
  name              = "/aws/lambda/orders"
  retention_in_days = 7
}

resource "aws_lambda_function" "orders" {
  function_name                  = "orders"
  description                    = "Takes orders in"
  role                           = aws_iam_role.orders.arn
  runtime                        = "java17"
  handler                        = "Greeter::greet"
  filename                       = var.archive
  source_code_hash               = filebase64sha256(var.archive)
  memory_size                    = var.memory
  timeout                        = 10
  publish                        = true
  architectures                  = ["arm64"]
  reserved_concurrent_executions = 20
  environment {
    variables = { GREETING = "hi" }
  }
  tracing_config {
    mode = "Active"
  }
  logging_config {
    log_format            = "JSON"
    application_log_level = "INFO"
    system_log_level      = "WARN"
    log_group             = aws_cloudwatch_log_group.orders.name
  }
  snap_start {
    apply_on = "PublishedVersions"
  }
  dead_letter_config {
    target_arn = aws_sqs_queue.failed.arn
  }
  tags = { app = "orders" }

  depends_on = [aws_iam_role_policy.queues, aws_iam_role_policy_attachment.logs]
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  description      = "What callers use"
  function_name    = aws_lambda_function.orders.function_name
  function_version = "1"
  dynamic "routing_config" {
    for_each = aws_lambda_function.orders.version == "1" ? [] : [aws_lambda_function.orders.version]
    content {
      additional_version_weights = { (routing_config.value) = var.second_weight }
    }
  }
}

resource "aws_lambda_function_url" "live" {
  function_name      = aws_lambda_function.orders.function_name
  qualifier          = aws_lambda_alias.live.name
  authorization_type = "AWS_IAM"
  cors {
    allow_credentials = true
    allow_origins     = [var.allowed_origin]
    allow_methods     = ["GET", "POST"]
    allow_headers     = ["content-type"]
    expose_headers    = ["x-order"]
    max_age           = 600
  }
}

resource "aws_lambda_permission" "url" {
  statement_id           = "url"
  function_name          = aws_lambda_function.orders.function_name
  qualifier              = aws_lambda_alias.live.name
  action                 = "lambda:InvokeFunctionUrl"
  principal              = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:root"
  function_url_auth_type = "AWS_IAM"
}

resource "aws_lambda_event_source_mapping" "orders" {
  event_source_arn                   = aws_sqs_queue.orders.arn
  function_name                      = aws_lambda_alias.live.arn
  batch_size                         = var.batch_size
  maximum_batching_window_in_seconds = 1
  function_response_types            = ["ReportBatchItemFailures"]
  filter_criteria {
    filter {
      pattern = jsonencode({ body = { kind = ["order"] } })
    }
  }
  scaling_config {
    maximum_concurrency = 5
  }
}

resource "aws_lambda_function_event_invoke_config" "live" {
  function_name                = aws_lambda_function.orders.function_name
  qualifier                    = aws_lambda_alias.live.name
  maximum_retry_attempts       = var.retries
  maximum_event_age_in_seconds = 600
  destination_config {
    on_failure {
      destination = aws_sqs_queue.failed.arn
    }
  }
}

resource "aws_sns_topic" "news" {
  name = "news"
}

resource "aws_sns_topic_subscription" "news" {
  topic_arn     = aws_sns_topic.news.arn
  protocol      = "lambda"
  endpoint      = aws_lambda_alias.live.arn
  filter_policy = jsonencode({ kind = ["order"] })
}

resource "aws_lambda_permission" "news" {
  statement_id  = "news"
  function_name = aws_lambda_function.orders.function_name
  qualifier     = aws_lambda_alias.live.name
  action        = "lambda:InvokeFunction"
  principal     = "sns.amazonaws.com"
  source_arn    = aws_sns_topic.news.arn
}

resource "aws_cloudwatch_event_rule" "paid" {
  name          = "paid"
  event_pattern = jsonencode({ source = ["payments"] })
}

resource "aws_cloudwatch_event_target" "paid" {
  rule      = aws_cloudwatch_event_rule.paid.name
  target_id = "orders"
  arn       = aws_lambda_alias.live.arn
}

resource "aws_lambda_permission" "paid" {
  statement_id  = "paid"
  function_name = aws_lambda_function.orders.function_name
  qualifier     = aws_lambda_alias.live.name
  action        = "lambda:InvokeFunction"
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.paid.arn
}

resource "aws_cloudwatch_event_rule" "hourly" {
  name                = "hourly"
  schedule_expression = var.memory > 256 ? "rate(2 hours)" : "rate(1 hour)"
}

resource "aws_cloudwatch_event_target" "hourly" {
  rule  = aws_cloudwatch_event_rule.hourly.name
  arn   = aws_lambda_alias.live.arn
  input = jsonencode({ count = true })
}

resource "aws_lambda_permission" "hourly" {
  statement_id  = "hourly"
  action        = "lambda:InvokeFunction"
  function_name = aws_lambda_function.orders.function_name
  qualifier     = aws_lambda_alias.live.name
  principal     = "events.amazonaws.com"
  source_arn    = aws_cloudwatch_event_rule.hourly.arn
}

resource "aws_iam_role" "scheduler" {
  name = "orders-scheduler"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "scheduler.amazonaws.com" }
    }]
  })
}

resource "aws_scheduler_schedule" "nightly" {
  name                = "nightly"
  schedule_expression = "cron(0 3 * * ? *)"
  flexible_time_window {
    mode = "OFF"
  }
  target {
    arn      = aws_lambda_alias.live.arn
    role_arn = aws_iam_role.scheduler.arn
    input    = jsonencode({ name = "night" })
  }
}

resource "aws_s3_bucket" "pictures" {
  bucket = "orders-pictures"
}

resource "aws_lambda_permission" "pictures" {
  statement_id   = "pictures"
  function_name  = aws_lambda_function.orders.function_name
  qualifier      = aws_lambda_alias.live.name
  action         = "lambda:InvokeFunction"
  principal      = "s3.amazonaws.com"
  source_arn     = aws_s3_bucket.pictures.arn
  source_account = data.aws_caller_identity.me.account_id
}

resource "aws_s3_bucket_notification" "pictures" {
  bucket = aws_s3_bucket.pictures.id
  lambda_function {
    lambda_function_arn = aws_lambda_alias.live.arn
    events              = ["s3:ObjectCreated:*"]
    filter_suffix       = ".png"
  }
  depends_on = [aws_lambda_permission.pictures]
}

resource "aws_apigatewayv2_api" "shop" {
  name          = "shop"
  protocol_type = "HTTP"
  cors_configuration {
    allow_origins = [var.allowed_origin]
  }
}

resource "aws_apigatewayv2_integration" "orders" {
  api_id                 = aws_apigatewayv2_api.shop.id
  integration_type       = "AWS_PROXY"
  integration_uri        = aws_lambda_alias.live.invoke_arn
  payload_format_version = "2.0"
}

resource "aws_apigatewayv2_route" "orders" {
  api_id    = aws_apigatewayv2_api.shop.id
  route_key = "POST /orders"
  target    = "integrations/${aws_apigatewayv2_integration.orders.id}"
}

resource "aws_apigatewayv2_stage" "default" {
  api_id      = aws_apigatewayv2_api.shop.id
  name        = "$default"
  auto_deploy = true
}

resource "aws_lambda_permission" "shop" {
  statement_id  = "shop"
  function_name = aws_lambda_function.orders.function_name
  qualifier     = aws_lambda_alias.live.name
  action        = "lambda:InvokeFunction"
  principal     = "apigateway.amazonaws.com"
  source_arn    = "${aws_apigatewayv2_api.shop.execution_arn}/*/*/orders"
}

# Provisioned concurrency and SnapStart exclude each other, so a second function has it.
resource "aws_lambda_function" "prices" {
  function_name    = "prices"
  role             = aws_iam_role.orders.arn
  runtime          = "java17"
  handler          = "Greeter::greet"
  filename         = var.archive
  source_code_hash = filebase64sha256(var.archive)
  publish          = true
  ephemeral_storage {
    size = 1024
  }
}

resource "aws_lambda_alias" "prices" {
  name             = "live"
  function_name    = aws_lambda_function.prices.function_name
  function_version = aws_lambda_function.prices.version
}

resource "aws_lambda_provisioned_concurrency_config" "prices" {
  function_name                     = aws_lambda_function.prices.function_name
  qualifier                         = aws_lambda_alias.prices.name
  provisioned_concurrent_executions = 1
}

data "aws_lambda_function" "orders" {
  function_name = aws_lambda_function.orders.function_name
  qualifier     = aws_lambda_alias.live.name
}

data "aws_lambda_alias" "live" {
  function_name = aws_lambda_alias.live.function_name
  name          = aws_lambda_alias.live.name
}

output "url" {
  value = aws_lambda_function_url.live.function_url
}

output "alias" {
  value = join("", concat([data.aws_lambda_alias.live.function_version], [
    for version, weight in try(aws_lambda_alias.live.routing_config[0].additional_version_weights, {}) :
    ", and ${version} for ${weight * 100} %"
  ]))
}
